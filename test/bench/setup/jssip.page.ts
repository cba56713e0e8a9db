/** @file A page that telephones with JsSIP, as its guide has it. */
import {UA, WebSocketInterface} from 'jssip';
import type {RTCSession} from 'jssip/lib/RTCSession.js';

let agent: UA;
let session: RTCSession;
const options = {mediaConstraints: {audio: true, video: false}, pcConfig: {iceServers: []}};
document.getElementById('call')?.addEventListener('click', () => agent.call('sip:9196@127.0.0.1', options));
document.getElementById('answer')?.addEventListener('click', () => session.answer(options));

const play = (connection: RTCPeerConnection) =>
  connection.addEventListener('track', ({track}) => {
    const audio = document.querySelector('audio');
    if (audio) audio.srcObject = new MediaStream([track]);
  });

window.rival = {
  register: (server, name, password) =>
    new Promise((resolve, reject) => {
      agent = new UA({sockets: [new WebSocketInterface(server)], uri: `sip:${name}@127.0.0.1`, password});
      agent.on('registered', () => resolve());
      agent.on('registrationFailed', () => reject(new Error('refused')));
      agent.on('newRTCSession', (event: {session: RTCSession}) => {
        ({session} = event);
        // There is a connection already in a call out, and none yet in a call in.
        if (session.connection) play(session.connection);
        else session.on('peerconnection', ({peerconnection}) => play(peerconnection));
        if (session.direction === 'incoming') document.title = 'rings';
        for (const end of ['ended', 'failed'] as const) session.on(end, () => (document.title = ''));
      });
      agent.start();
    }),
  hangUp: () => Promise.resolve(session.terminate()),
};
