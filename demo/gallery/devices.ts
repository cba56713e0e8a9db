/** @file The devices of the gallery's clerk: those of this machine are others on the next one. */

const devices: readonly (readonly [MediaDeviceKind, id: string, label: string])[] = [
  ['audioinput', 'headset', 'Headset-Mikrofon (Jabra Evolve2 65)'],
  ['audioinput', 'webcam', 'HD Webcam'],
  ['audiooutput', 'headset', 'Kopfhörer (Jabra Evolve2 65)'],
  ['audiooutput', 'room', 'Lautsprecher (Realtek Audio)'],
];

navigator.mediaDevices.enumerateDevices = () =>
  Promise.resolve(
    devices.map(([kind, deviceId, label]) => ({kind, deviceId, label, groupId: deviceId})) as MediaDeviceInfo[],
  );
