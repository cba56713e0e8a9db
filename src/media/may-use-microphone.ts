/** What the user has said of the microphone to this page; `unknown` where the browser does not tell. */
export async function microphonePermission(): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({name: 'microphone'})).state;
  } catch {
    return 'unknown';
  }
}

/** Whether the user has allowed the microphone to this page for good. */
export const mayUseMicrophone = async (): Promise<boolean> => (await microphonePermission()) === 'granted';
