/** The galleries, which hold a tenant's templates in memory. */
import { type Context, requireTenant } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';

export function galleryCommands(context: Context): HandlersOf<'gallery'> {
  const { gallery, palmGallery } = context;

  return {
    'gallery.invalidate': ({ tenantId }) => {
      requireTenant(context, tenantId);
      gallery.invalidate(tenantId);
      palmGallery.invalidate(tenantId);
      return { tenantId };
    },

    'gallery.refresh': ({ tenantId }) => {
      requireTenant(context, tenantId);
      gallery.invalidate(tenantId);
      palmGallery.invalidate(tenantId);
      return { count: gallery.templates(tenantId) };
    },

    'gallery.status': ({ tenantId }) => {
      requireTenant(context, tenantId);
      return gallery.status(tenantId);
    },
  };
}
