/** @file A page that telephones with SIP.js' SimpleUser, as its guide has it. */
import {SimpleUser} from 'sip.js/lib/platform/web/index.js';

let user: SimpleUser;
const on = (id: string, act: () => Promise<void>) =>
  document.getElementById(id)?.addEventListener('click', () => void act());
on('call', () => user.call('sip:9196@127.0.0.1'));
on('answer', () => user.answer());

window.rival = {
  async register(server, name, password) {
    const audio = document.querySelector('audio');
    if (!audio) return;
    user = new SimpleUser(server, {
      aor: `sip:${name}@127.0.0.1`,
      media: {constraints: {audio: true, video: false}, remote: {audio}},
      userAgentOptions: {
        authorizationUsername: name,
        authorizationPassword: password,
        logLevel: 'error',
        sessionDescriptionHandlerFactoryOptions: {peerConnectionConfiguration: {iceServers: []}},
      },
      delegate: {onCallReceived: () => void (document.title = 'rings'), onCallHangup: () => void (document.title = '')},
    });
    await user.connect();
    await user.register();
  },
  hangUp: () => user.hangup(),
};
