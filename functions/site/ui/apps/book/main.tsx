import "@/styles/tokens.css";
import "@/styles/base.css";
import "./book.css";
import "./way.css";
import { start } from "@/start";
import { Portal } from "./shell";
import { texts } from "./texts";

start(<Portal />, texts);
