/** Whether the user has allowed the microphone to this page for good. */
export async function mayUseMicrophone(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({name: 'microphone'})).state === 'granted';
  } catch {
    return false;
  }
}
