/** @file Of what the invented people of the tests are made: names as they are in Bavaria, departments and tasks of a district authority. */

/** The first ones are frequent. */
export const surnames = (
  'Huber Maier Bauer Schmid Müller Fischer Wagner Weber Gruber Mayer Hofmann Meier Schuster Wimmer Schneider Winkler Lechner Reiter Fuchs Bachmaier ' +
  'Eder Lang Schwarz Berger Maurer Hofer Steiner Brunner Egger Moser Haas Pichler Auer Kaiser Wolf Baumgartner Koller Strobl Kirchner Zimmermann ' +
  'Aigner Angerer Brandstätter Brandl Böhm Bürger Buchner Daxenberger Deser Dorfner Ebner Ehrnthaller Eichinger Feichtner Feldmaier Förg Frank Freilinger ' +
  'Gassner Geißler Gerstl Göttler Graßl Grübl Gschwendtner Haberlander Häusler Hagenauer Hainz Hallweger Haslberger Heigermoser Helmberger Hellmaier ' +
  'Hinterseer Hirschbichler Hochreiter Höfling Hölzl Irlinger Jäger Kainzmaier Kamml Kellner Kern Kirmaier Klauser Knoll Köppl Kraller Kreuzpointner ' +
  'Krüger Kurz Lackner Leitenbacher Lindner Loferer Lohwieser Mader Maßl Mitterer Mühlbacher Neumaier Niederbuchner Oberhauser Obermaier Obermayer Öttl ' +
  'Parzinger Paßreiter Perschl Pfaffinger Pfeiffer Plenk Poschner Pötzinger Prechtl Putz Rappl Rehrl Reichenberger Reißaus Riedl Rieplhuber Röhrl Rottmoser ' +
  'Sailer Schallinger Schauer Schießl Schlosser Schmidt Schmitt Schnürer Schönberger Schroll Schürf Schwaiger Seehuber Söllner Spiegelsberger Stadler ' +
  'Stöckl Stöhr Straßer Strauß Sturm Süßmeier Thaler Thanner Trattler Übelacker Unterreiner Utzmaier Vogl Völkl Wallner Wegscheider Weiß Wendlinger Wiesholzer ' +
  'Wörndl Würnstl Zach Zeilinger Zöls Zunhammer Zwickl Çelik Yılmaz Nowak Dvořák Kovač Nguyen Popović Şahin Łukasik'
).split(' ');

export const nobles = [
  'von der Heydt',
  'von Kleist',
  'van Laak',
  'zu Ortenburg',
  'von und zu Aufseß',
  'Freiherr von Crailsheim',
];

export const firstNames = (
  'Maria Josef Anna Johann Michael Franziska Andreas Monika Thomas Sabine Stefan Claudia Christian Eva Martin Barbara Markus Petra Florian Katharina Alexander ' +
  'Elisabeth Sebastian Christine Georg Julia Peter Sandra Klaus Birgit Wolfgang Andrea Robert Theresa Maximilian Veronika Anton Magdalena Franz Johanna Simon Lena ' +
  'Ludwig Regina Korbinian Rosa Xaver Sophie Benedikt Ursula Quirin Zita Vinzenz Walburga Jörg Jürgen Günther Käthe Bärbel Sören Hans-Peter Karl-Heinz ' +
  'Anna-Lena Eva-Maria Marie-Luise Franz-Josef Deniz Ayşe Mehmet Zoë André René Renée Željko Jiří'
).split(' ');

/** The tasks of each department; those with letters are shared by several people. */
export const departments: Readonly<Record<string, readonly string[]>> = {
  Wohngeld: ['Wohngeld', 'Lastenzuschuss', 'Wohnberechtigungsschein'],
  Soziales: ['Grundsicherung', 'Hilfe zur Pflege', 'Bestattungskosten', 'Eingliederungshilfe', 'Schuldnerberatung'],
  'Jugend und Familie': [
    'Unterhaltsvorschuss',
    'Kindertagespflege',
    'Vormundschaft',
    'Elterngeld',
    'Adoption',
    'Jugendschutz',
  ],
  'Kfz-Zulassung': ['Zulassung', 'Wunschkennzeichen', 'Abmeldung', 'Feinstaubplakette', 'Kurzzeitkennzeichen'],
  Fahrerlaubnis: [
    'Führerschein',
    'Führerscheinumtausch',
    'Internationaler Führerschein',
    'Personenbeförderung',
    'Fahrschulen',
  ],
  Straßenverkehr: ['Verkehrsanordnungen', 'Schwertransporte', 'Bußgeld', 'Parkausweis für Schwerbehinderte'],
  Bauamt: ['Bauanträge', 'Bauleitplanung', 'Denkmalschutz', 'Abgeschlossenheitsbescheinigung', 'Baukontrolle'],
  Umweltschutz: ['Wasserrecht', 'Immissionsschutz', 'Naturschutz', 'Altlasten', 'Kleinkläranlagen'],
  Abfallwirtschaft: ['Müllabfuhr', 'Sperrmüll', 'Wertstoffhöfe', 'Biotonne'],
  Ausländerbehörde: ['Aufenthaltserlaubnis', 'Einbürgerung', 'Visum', 'Asyl'],
  Gesundheitsamt: [
    'Belehrung nach Infektionsschutzgesetz',
    'Trinkwasser',
    'Schuleingangsuntersuchung',
    'Schwangerschaftsberatung',
  ],
  Veterinäramt: ['Lebensmittelüberwachung', 'Tierschutz', 'Tierseuchen', 'Fleischhygiene'],
  Finanzverwaltung: ['Kreiskasse', 'Vollstreckung', 'Hundesteuer', 'Haushalt', 'Zweitwohnungssteuer'],
  Personalamt: ['Reisekosten', 'Stellenausschreibungen', 'Beihilfe', 'Zeiterfassung'],
  Informationstechnik: ['Störungsannahme', 'Telefonanlage', 'Netzwerk', 'Drucker'],
  Schulamt: ['Schülerbeförderung', 'Gastschulbeiträge', 'Sporthallen'],
  Katastrophenschutz: ['Feuerwehrwesen', 'Rettungsdienst', 'Zivilschutz'],
  Jagd: ['Jagdschein', 'Waffenbesitzkarte', 'Fischereischein'],
  Gewerbeamt: ['Gewerbeanmeldung', 'Gaststättenerlaubnis', 'Sondernutzung', 'Spielhallen'],
  Kreisarchiv: ['Archiv', 'Heimatpflege'],
};
