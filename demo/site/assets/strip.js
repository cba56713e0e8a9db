/* global document, fetch */

const said = document.querySelector('.demo-said');

for (const button of document.querySelectorAll('[data-simulate]')) {
  button.addEventListener('click', async () => {
    said.textContent = '';
    try {
      const response = await fetch(button.dataset.simulate, {method: 'POST'});
      // What went well is heard: it rings.
      if (!response.ok) said.textContent = (await response.json()).message;
    } catch {
      said.textContent = 'Der Demo-Server antwortet nicht. Läuft „npm start“ noch?';
    }
  });
}
