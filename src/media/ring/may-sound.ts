/**
 * Whether the browser lets this page make sounds by itself, before it has to: by a policy of the site, a habit of the user, or
 * the page before this one. Nothing is heard, and no device is opened.
 */
export async function maySound(): Promise<boolean> {
  const {getAutoplayPolicy, userActivation} = navigator as Navigator & {getAutoplayPolicy?(of: string): string};
  if (userActivation?.hasBeenActive) return true;
  // Firefox says it.
  if (getAutoplayPolicy) return getAutoplayPolicy.call(navigator, 'audiocontext') === 'allowed';
  // Chromium and Safari decide when an element is to play, be there something to play or not.
  const audio = new Audio();
  audio.srcObject = new MediaStream();
  const attempt = audio.play().then(
    () => true,
    (error: unknown) => !(error instanceof DOMException && error.name === 'NotAllowedError'),
  );
  audio.pause();
  audio.srcObject = null;
  return attempt;
}
