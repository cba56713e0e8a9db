/**
 * Lets a key that is held down press a button once. A browser clicks a button again at each repeat of Enter: a menu
 * would get twenty digits, and Stumm or Halten would go on and off.
 */
export function pressOnce(host: HTMLElement): void {
  host.addEventListener('keydown', event => {
    const isButton = event.composedPath()[0] instanceof HTMLButtonElement;
    if (event.repeat && isButton && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
  });
}
