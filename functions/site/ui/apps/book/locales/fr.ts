import common from "@/locales/fr.json";
import own from "./fr.json";

export default { ...common, ...own };
