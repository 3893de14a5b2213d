import common from "@/locales/en.json";
import own from "./en.json";

export default { ...common, ...own };
