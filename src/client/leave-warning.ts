/** Has the browser ask before the page is left. It listens only while it warns: a listener costs the back/forward cache. */
export class LeaveWarning {
  #on = false;

  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    if (on) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  }
}

function ask(event: Event): void {
  event.preventDefault();
}
