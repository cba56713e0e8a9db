/** A worker has no peer connection: a page lends it (src/core/calls/media-handler.ts). */
export const defaultSessionDescriptionHandlerFactory = () => 0;
