const editing = ['Backspace', 'Delete', 'Enter', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/**
 * Keeps to a field what is typed into it. A page with shortcuts of single keys leaves fields out by their tag, and is told
 * that of the element around this one's shadow root: its shortcuts would act on the digits of a number.
 */
export function keepTyping(event: KeyboardEvent): void {
  const {key} = event;
  // Of characters that AltGr writes, Windows says that Ctrl and Alt are down.
  const isShortcut = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (!isShortcut && (key.length === 1 || editing.includes(key))) event.stopPropagation();
}
