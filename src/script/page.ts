/**
 * The document as the browser made it. In `document` itself a name that the page gives to a form, an image, a frame or an
 * object, such as `<form name="baseURI">`, hides the member of that name (HTML §3.1.7, named properties): the phone would not
 * start there. Not a node: it cannot be handed on as one. On a server it has no members.
 */
export const page = new Proxy({} as Document, {
  get(_target, name) {
    if (typeof document === 'undefined') return undefined;
    const value: unknown = Reflect.get(Document.prototype, name, document);
    return typeof value === 'function' ? value.bind(document) : value;
  },
  set: (_target, name, value) => Reflect.set(Document.prototype, name, value, document),
});
