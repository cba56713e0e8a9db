/**
 * The half by which the finder is judged, and never tuned: a line whose error somebody looked at moves to the other
 * half. Numbers to be found stand in `[[ ]]`; where a text alone does not say what it means, `[[124=>0861 58-124]]`.
 * All people and cases are made up.
 */
export const heldOut = `
Frau Schmid (Tel. [[0861 58-123]]) bittet um Rückruf wegen des Wohngeldantrags vom 12.03.2024.
Antragsteller telefonisch erreichbar unter [[0152 28817386]], am besten nach 16:00 Uhr.
Az.: 4-5163-2024/17; Sachbearbeiter Huber, Zi. 214, Durchwahl [[58-214=>0861 58-214]]
Bescheid vom 05.02.2024 über 1.284,50 EUR, fällig am 01.03.2024
IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX
IBAN: DE02120300000000202051
Tel. [[089 99998-765]], Fax 089 99998-766
Telefon: [[+49 89 99998765]]
Telefax: +49 861 58-9123
Der Vermieter Herr Gruber ist unter [[08662 664410]] zu erreichen.
83278 Traunstein, Papst-Benedikt-XVI.-Platz 1
01067 Dresden, Postfach 12 00 20
Steuer-ID 65 929 970 489, Steuernummer 163/123/45678
Rentenversicherungsnummer 65 170839 J 003
Krankenversichertennummer A123456780, Kasse AOK Bayern
Flurstück 1234/5, Gemarkung Haslach, Grundbuch Blatt 4711
Widerspruch eingegangen am 07.11.2023, 14:35 Uhr, per Fax 0861/58-9200
Rückfragen an Frau Maier, Tel.: [[0861/58-145]] oder [[-146=>0861 58-146]]
Bitte melden Sie sich bei Herrn Wagner, App. [[231]].
Nebenstelle [[109]] ist heute nicht besetzt.
Der Kunde hat zweimal angerufen (09:15 und 11:40 Uhr), Rückruf [[0171 3920045]].
Kassenzeichen 2024.0815.4711-3, bitte stets angeben
Rechnungsnummer 2024-000815, Betrag 89,90 €
Miete kalt 485,00 €, Nebenkosten 120,00 €, Heizung 75,50 €
Wohnfläche 68,5 m², Baujahr 1974, 3 Zimmer
Geb. 14.07.1961 in Trostberg, verh. seit 12.05.1988
Beistand: RAin Dr. Keller, Tel [[0221 4710123]], Fax 0221 4710124
Notfallkontakt: Tochter, [[0049 152 28895456]]
Bruder lebt in Salzburg: [[+43 662 880312]]
Tel. Österreich [[0043 662 880312]], abends
Bei Fragen zum Formular: Bürgertelefon [[115]]
Ärztlicher Bereitschaftsdienst [[116117]]
Ärztlicher Bereitschaftsdienst, Tel. [[116 117]]
Im Brandfall Notruf [[112]] wählen.
Gem. § 45 Abs. 2 SGB X i. V. m. Art. 48 BayVwVfG
BGBl. I S. 2954, 2955; zuletzt geändert 20.12.2022 (BGBl. I S. 2759)
Das Gutachten umfasst 112 Seiten und 14 Anlagen.
Seite 110 von 236
HRB 12345 Amtsgericht Traunstein, USt-IdNr. DE123456789
Kfz TS-AB 1234, Fahrgestellnummer WVWZZZ1JZXW000001
Tel. priv. [[08669 35521]], dienstl. [[0861 58-310]]
T [[+49 (0)861 58-123]]  F +49 (0)861 58-9123
T: [[0861 58 177]] | F: 0861 58 9177
Fon [[0861-58-188]] Fax 0861-58-9188
Telefon/Fax: [[08652 948330]]
Handy: [[0176 04069012]]
Handynr. lautet [[0176/04069055]]
Die Nummer [[0174/9091317]] ist laut Ansage nicht vergeben.
Rückruf erbeten: [[0 86 62 / 66 44 12]]
Tel. [[(0861) 98765]]
Tel. [[(08 61) 9 87 65]]
Tel. [[98765=>0861 98765]] (Ortsgespräch)
Mail: huber@lra-ts.example, Tel. [[0861 58-205]], Zimmer B 1.05
Kd.-Nr. 0012345678, Vertrags-Nr. 98-765432-1
Zählernummer 1 EMH00 1234 5678, Stand 012345,6 kWh
Personalausweis L01X00T471, gültig bis 31.08.2030
Reisepass C01X00T47, ausgestellt 01.09.2020
Az. 31-0541/2024-0861
Gz.: 0861-58-2024/7 (bitte angeben)
AZ 5.1-1234.2-2023/0089
Unser Zeichen: 40-8621-0815
Ihr Zeichen: 08662/2024
Zahlung an Kto. 0815471100, BLZ 71052050, Sparkasse
Kontonummer 0123456789 bei der Sparkasse
Gläubiger-ID DE98ZZZ09999999999
Mandatsreferenz 0861-2024-0001
Sozialversicherungsnummer: 12 150780 B 502
Betriebsnummer 08154711
Pflegegrad 3 seit 01.04.2022, Bescheid der Pflegekasse vom 28.03.2022
Elterngeld: 300,00 € x 12 = 3.600,00 €
Einkommen 2021: 24.360 €, 2022: 25.115 €, 2023: 26.980 €
Zeitraum 01.01.2023 - 31.12.2023
Öffnungszeiten: Mo-Fr 08:00-12:00, Do 14:00-17:30
Termin am 14.03.24 um 08.30 Uhr in Zimmer 108
Tel.: [[0861 58-0]] (Zentrale), Durchwahl Sozialamt [[58-250=>0861 58-250]]
Erreichbar: Mo-Do unter [[0861 58-333]], Fr unter [[0861 58-334]]
Jobcenter: [[0861 98-100]], Agentur für Arbeit [[0800 4555500]]
Kindergeldkasse kostenfrei [[0800 4 5555 30]]
Sperr-Notruf [[116 116]]
Servicenummer [[0180 6 000111]] (kostenpflichtig)
Rufnummer [[032 22123456]] ist eine VoIP-Nummer
Hotline des Anbieters: [[+49 30 23125100]]
Zentrale Berlin [[030 23125-0]], Presse [[030 23125-111]]
Herr Özdemir, Tel. [[069 90009-123]]
Kanzlei in Hamburg: [[040/66969-200]]
Versicherungsschein-Nr. 4711-0815-23
Tel.-Nr. des Antragstellers: [[0861 1654321]]
Telefonnummer geändert, neu: [[08654 778215]]
alte Nummer [[08654 778200]] nicht mehr gültig
Faxnummer: 08654 778216
Fax-Nr. 08654/778217, Tel. [[08654/778218]]
PC-Fax: 0861 58-99123
Nachricht auf AB hinterlassen ([[0861 2093311]])
Rückruf an [[+49861 58144]] erledigt, 10.04.2024 Hu
Bitte um Rückruf Tel [[0861 58123]]
Telefonisch am 13.2. nicht erreicht ([[0151 23456789]])
2. Versuch am 14.2. um 10:10 Uhr, ebenfalls erfolglos
Kontakt: Caritas, [[0861 98877-0]]
Diakonie Traunstein Tel [[0861 9898-12]], Fax 0861 9898-19
Ansprechpartner: H. Mayer ([[0861/58-126]]), V: Fr. Stadler ([[0861/58-127]])
Durchwahlen: [[58-123=>0861 58-123]], [[58-124=>0861 58-124]] und [[58-129=>0861 58-129]]
Tel. [[0861 58-123]]/[[124=>0861 58-124]]
Tel. [[0861 58-223]] / [[-224=>0861 58-224]], Fax -9224
Durchwahl [[-312=>312]]
DW [[415]]
Tel. intern [[278]]
NSt. [[162]], Vertretung NSt. [[163]]
Raum 162, Gebäude C
Zimmer 231 im 2. OG
Haus-Nr. 112, Whg. 4
Traunsteiner Str. 110, 83365 Nußdorf
Wartenummer 115
§ 112 BGB
Lkr. Nr. 189
EG-Nr. 1408/71, VO (EG) Nr. 883/2004
LSG München, Urt. v. 12.05.2021 - L 19 AS 110/20
BSG vom 14.02.2018 - B 14 AS 12/17 R, juris Rn. 28
BVerfG 1 BvL 7/16
BayVGH, B. v. 03.09.2019 - 12 ZB 19.1234
DIN EN ISO 9001:2015
IP 192.168.10.25, Port 5061
UUID 3f2504e0-4f89-11d3-9a0c-0305e82c3301
Version 2.14.0861
PLZ 08340, Ort Schwarzenberg
09599 Freiberg
0,75 Stellen, Entgeltgruppe 9c
Punkte: 0 - 58 - 123
Verhältnis 58-123 bis 60-130
Körpergröße 178 cm, Gewicht 82 kg
GdB 50, Merkzeichen G; Bescheid ZBFS vom 17.06.2020
Lat. 47.86861, Long. 12.64321
12.03.2024 / 15.03.2024 / 18.03.2024
Kreditkarte 4111 1111 1111 1111
ISBN 978-3-16-148410-0
Artikelnr. 086158123
Ticket #08615812
Inventar-Nr. 0861-00123
Losnummer 0815-4711
Grund: siehe Vermerk Bl. 0123
Abgabe bis 0:00 Uhr
Rate 1/12: 0108,33
Kind 1: *03.02.2012, Kind 2: *11.09.2015
Schuldner-Nr. 2023/00861/4
Mandant 10001, Beleg 0800123456
WhatsApp [[+49 151 23456700]]
Signal: [[0151/234567 01]]
Mobil [[0160 1234567]], Festnetz [[0861 7089921]]
mobil: [[+49.171.3920077]]
Tel: [[0171-3920088]]
Hausmeister [[0861 – 166 77 88]]
Hausverwaltung Chiemgau GmbH, [[08642 59 83 10]]
Betreuer: Hr. Lechner, Tel. [[08641/69 74 31]], Fax 08641/69 74 32
Schule: [[08681 4 71 12]]
Kita Sonnenschein · [[08683 89 01 23]] · kita@stadt.example
Bitte die [[0861 58-400]] anrufen
unter der Rufnummer [[0861/58 - 401]] melden
Frau Brunner ruft zurück. Nr. [[08667 885521]]
Tel. [[0861/16 46 59]] ab 18 Uhr
Nummer unterdrückt, Anrufer nannte [[08656 221]]
Vorwahl 0861, Rufnummer siehe Akte
Bundesnetzagentur-Beispiel: [[0201 97 10 11]] nur tagsüber
Gesundheitsamt: Tel. [[0861/58-440]], E-Mail gesundheit@lra.example, Fax: 0861/58-9440
SoVD-Mitgliedsnr. 0123 4567 8
Abschlag Strom 01.05.: 94,00
Konto: DE12 5001 0517 0648 4898 90 · Tel [[069 90009555]]
Telefonat am 22.04.2024 mit Fr. Moser ([[0043 6245 80112]])
Firma in Prag: [[+420 224 123 456]], Fax +420 224 123 457
Schweizer Nummer [[+41 44 668 18 00]]
Botschaft: [[0039 06 492131]]
Betreuungsgericht, Geschäftsstelle: [[0861 56-311]]
Frau Demir (Nachbarin) ist unter [[0162 9912345]] zu sprechen.
Besuch angekündigt, Klingel defekt, bitte [[0861 2097712]] anrufen
Stromversorger: Kundennr. 4400815, Hotline [[0800 7788990]]
Vermieter zieht um, ab 01.06. Tel. [[08642 987654]]
Lohnsteuerklasse 1, Bruttolohn 2.150,00 Euro, Netto 1.540,33 Euro
Beihilfe-Nr. 0861-4455, Sachbearbeiterin Frau Krug, [[0861 58-267]]
Anruf Mutter ([[0861/7 65 43]]): Kind krank
Dolmetscher Arabisch: [[0157 30001234]]
Gutachter Dr. Weiß, Telefon [[08031 4455-0]], Telefax 08031 4455-10
Bankverbindung DE21 7105 2050 0000 1234 56, Tel. Bank [[0861 66-0]]
Gemeinde-Kennziffer 09189155
Bitte Frau Huber unter Durchwahl [[128]] zurückrufen
Baugenehmigung BV-Nr. 2023-0581-B
Mahnung Nr. 3 vom 17.05.2024, Mahngebühr 5,00 €
Schulweg 2,8 km, Fahrkosten 0,38 €/km
LRA Berchtesgadener Land: [[08651 773-555]]
Regierung von Oberbayern, [[089 2176-0]], Fax 089 2176-2914
Finanzamt: Tel. [[0861 701-0]], Steuernr. 163/456/78901
Bezirk Oberbayern [[089/2198-21000]]
Praxis geschlossen vom 05.08. bis 23.08., Vertretung Dr. Roth [[08669 4004]]
`;
