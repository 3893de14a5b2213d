/** Where the app and its API are. The page tells it, relative to itself: no host and no base path is built in. */

const told = document.querySelector<HTMLMetaElement>('meta[name="root"]')?.content ?? "./";

/** The app's folder, with a slash at its end. */
export const appRoot = new URL(told, location.href);

/** The API's base, without a slash at its end. */
export const apiRoot = new URL("../..", appRoot).href.replace(/\/$/, "");

/** The path of a view of this app. */
export const at = (view: string): string => appRoot.pathname + view;
