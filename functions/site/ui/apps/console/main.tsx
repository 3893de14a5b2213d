import "@/styles/tokens.css";
import "@/styles/base.css";
import "@/styles/desk.css";
import "./console.css";
import { sharedTexts } from "@/i18n/texts";
import { start } from "@/start";
import { Console } from "./shell";

const loaders = import.meta.glob<Record<string, string>>("./locales/*.json", { import: "default" });

start(<Console />, (name) =>
  Promise.all([sharedTexts(name), loaders[`./locales/${name}.json`]?.() ?? Promise.resolve({})]),
);
