/** What the rest of the station may use of the gallery. */
export { createGallery, type GalleryOptions } from './gallery.ts';
export { createPalmGallery } from './palm-gallery.ts';
