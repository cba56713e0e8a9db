/** A far end's wish that this phone dials is declined, always (src/core/dialog/in-dialog.ts): nothing else is asked of it. */
export class Referral {
  constructor(request) {
    this.incoming = request;
  }

  reject(options) {
    this.incoming.reject(options);
    return Promise.resolve();
  }
}
