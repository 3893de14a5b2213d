import "@/styles/tokens.css";
import "@/styles/base.css";
import "./console.css";
import { start } from "@/start";
import { Console } from "./shell";

const loaders = import.meta.glob<Record<string, string>>("./locales/*.json", { import: "default" });

start(<Console />, async (name) => (await loaders[`./locales/${name}.json`]?.()) ?? {});
