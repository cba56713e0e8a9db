/** What the tests ask of libraries that bring no types. */
declare module 'bootstrap/js/dist/modal.js' {
  export default class Modal {
    constructor(element: Element, options?: {focus?: boolean});
    show(): void;
    hide(): void;
    dispose(): void;
  }
}
declare module 'jquery' {
  interface Dialog {
    dialog(options: {modal: boolean; appendTo?: Element} | 'destroy'): void;
  }
  const jQuery: (element: Element) => Dialog;
  export default jQuery;
}
declare module 'jquery-ui/dist/jquery-ui.js' {}
