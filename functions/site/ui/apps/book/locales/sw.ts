import common from "@/locales/sw.json";
import own from "./sw.json";

export default { ...common, ...own };
