import common from "@/locales/rw.json";
import own from "./rw.json";

export default { ...common, ...own };
