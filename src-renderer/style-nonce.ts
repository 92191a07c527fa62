/** The word that style elements of this page carry where its policy wants one (the desktop shell's does): read once from the
 * page, named to the components through `MantineProvider`, and to the one library under them that asks this global. */
export const styleNonce: string | null =
  document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce || null;

declare global {
  /** As `get-nonce` looks for it, on behalf of the scroll lock behind dialogs. */
  var __webpack_nonce__: string | undefined;
}

if (styleNonce) globalThis.__webpack_nonce__ = styleNonce;
