/** SIP.js writes names and numbers to its log, which nobody may read. */
export class LoggerFactory {
  getLogger() {
    const mute = () => {};
    return {error: mute, warn: mute, log: mute, debug: mute};
  }
}
