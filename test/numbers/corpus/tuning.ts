/**
 * The half on which the finder was made. Numbers to be found stand in `[[ ]]`; where a text alone does not say what it
 * means, `[[124=>0861 58-124]]`. All people and cases are made up.
 */
export const tuning = `
Anruf von Frau Bauer, bittet um Rückruf unter [[0861 58-117]] bis 12:00 Uhr.
Herr Yilmaz ist telefonisch unter [[0152 54599371]] erreichbar.
Az. 2-4321-2023/112, Eingang 03.01.2024
Az.: S 7 AS 0861/23
IBAN DE44 5001 0517 5407 3249 31
IBAN: DE75512108001245126199 (BIC SOGEDEFF)
Tel.: [[0861 58-201]]   Fax: 0861 58-9201
Fax 08662 4711-20
Telefax 0861/58-9100
Telefonnummer: [[08662 471120]]
83301 Traunreut, Rathausplatz 3
08280 Aue
PLZ/Ort: 83377 Vachendorf
Steuernummer: 163 / 815 / 08155
Steuerliche Identifikationsnummer 12 345 678 903
IdNr. 86095742719
USt-ID DE 811 907 980
Versicherungsnummer 15 010150 M 012
SV-Nr. 15010150M012
Mitgliedsnummer 0815-123456
Flur-Nr. 815/2, Gmkg. Surberg
Geboren am 01.02.1958
Geb.-Datum: 17.10.1990, led.
Bescheid v. 12.12.23, Widerspruch v. 08.01.24
Nachzahlung 1.234,56 € für 01/2024 bis 03/2024
Warmmiete: 612,40 EUR
[[0861/58-0]]
Zentrale: [[0861/58-100]]
Tel. [[+49 861 58-102]]
Tel. [[+49 (0) 861 / 58-103]]
Telefon [[0049 861 58104]]
Tel: [[08651 773-0]], Hr. Aigner
Mobil: [[+49 152 28817386]]
mobil [[0171/3920012]]
Handy [[0172 9968532]]
Tel.-Durchwahl [[58-333=>0861 58-333]]
Durchwahl: [[-145=>145]]
Durchwahl [[146]]
Apparat [[118]]
App. [[119]], Vertretung App. [[120]]
Nebenstelle [[205]] oder [[206]]
Nst. [[207]]
Zimmer 205, 2. Stock
Zi. 118
Frau Hofer 58-9 Punkte
Herr Eder ([[58-160=>0861 58-160]]) übernimmt.
Rückfragen: [[58-161=>0861 58-161]]/[[162=>0861 58-162]]
Tel. [[0861 58-170]]/[[171=>0861 58-171]]
Tel. [[0861/58-180]] oder [[58-181=>0861 58-181]]
Tel. [[0861 58-190]] bzw. [[-191=>0861 58-191]]
Sekretariat [[089/99998-100]], Vertretung [[089/99998-101]]
Tel. [[089 / 99 99 81 02]]
Bürgertelefon: [[115]]
Behördennummer [[115]]
Tel. [[116117]] (Bereitschaftsdienst)
Bereitschaftsdienst [[116 117]]
Notruf: [[110]]
Notruf [[112]], Polizei [[110]]
Aktenseiten 110 bis 112
115 Anträge im Mai, davon 112 bewilligt
§ 110 SGB IV
Hausnr. 112a
Bergstraße 115
Kostenlose Hotline [[0800 1110111]] (Telefonseelsorge)
Telefonseelsorge [[0800 111 0 222]]
Hotline [[0180 5 123456]]
Erwachsenenbetreuung: RA Stein, Tel. [[08621/98 71 23]], Fax 08621/98 71 24
Arzt: Dr. Pointner, [[08621 981234]]
Tochter in Köln [[0221 4710-200]]
Schwester [[040 66969123]]
Neue Nr.: [[030 23125 222]]
Sohn (Wien): [[+43 1 5127766]]
Bank in der Schweiz [[+41 31 322 21 11]]
Tel. in Italien: [[0039 0471 123456]]
Kd-Nr: 471108155
Kundennummer 0861 581 230
Rechnungs-Nr. 24-0861-58
Vertragskonto 003004005006
Buchungszeichen 5.0861.000123.4
Kassenzeichen: 0861581234
Verwendungszweck: 0815 4711 0042
Konto-Nr. 0861234567 BLZ 70150000
Ktonr. 0070123456
Aktenzeichen: 0861-58-117/24
Geschäftszeichen 31.2-0861-2024
Unser Zeichen 08621-22
Vorgangsnummer 08615811
Antragsnummer: 0800 2024 1234
BG-Nr. 82901//0012345
Bedarfsgemeinschaft 83502BG0012345
eAkte 0815/2024/0077
Personalnummer 004711
Versichertennr. M987654321
Ausweisnr. T22000129
Betriebsnr.: 87654321
Zähler-Nr. 0861 4711 22
Chip-Nr. 276 0981 0815 4711
Grundbuch von Siegsdorf Band 12 Blatt 0861
TS-LR 581
Wohnung 2.04, 54 qm
Aktennotiz 2024-03-18 09:45
18.03.2024, 09:45-10:15 Uhr
08:30 - 12:00 Uhr und 13:30 - 16:00 Uhr
2023/2024
01/2023 - 12/2023: 12 x 563,00 €
Regelbedarf 563 €, Mehrbedarf 17 %, KdU 480 €
Bewilligt: 1.043,00 € mtl. vom 01.04.2024 bis 31.03.2025
0,5 VZÄ ab 01.05.2024
Umrechnung 1 : 0,0861
Seite 58-123
S. 58-123 des Gutachtens
Bl. 58-60 d. A.
Anlagen 1-3, 5/2
Art. 58-60 DSGVO
Nr. 58/123
Urteil v. 22.03.2012, B 8 SO 30/10 R
BSGE 108, 123
NJW 2019, 0815
VG München, M 22 K 19.4711
BT-Drs. 20/3873
ABl. L 119 vom 4.5.2016
VO (EU) 2016/679
0 - 18 Jahre: 2 Kinder
Größe 1,78 m
IP-Adresse 10.0.86.158
Lizenz 0861-AAAA-1234-BBBB
Sendungsnummer 00340434161094012345
Paketnr. 0034 0434 1610 9401
Bestellung 4500012345
GTIN 4006381333931
Karte 5500 0000 0000 0004
Pfändung 1-08615-24
RA-Nr. 0815/24/KL
Fax: 0861 58-9123 oder 0861 58-9124
Fax 0861 58-301, Tel. [[0861 58-302]]
Fax-Durchwahl -9303
F. 0861 58-9304
Tel. u. Fax [[08666 928811]]
Tel/Fax [[08666/928812]]
Tel. [[08666 928813]] (auch Fax)
telefonisch ([[0861-1641234]])
Festnetz [[0861 209 44 55]], mobil [[0160/12 34 567]]
Rückruf auf Handy [[0151-23456710]] gewünscht
Ruft aus Berlin an: [[030/23125333]]
Anrufer: [[+498619876543]]
Anruf von [[0861 16001]], keine Nachricht
verpasst: [[086198123]]
Tel. [[0 86 1 / 98 76 - 12]]
Tel. [[(0 86 61) 3 21 45]]
Tel. [[0861-98 76 13]]
Tel. [[32145=>0861 32145]]
Tel. [[98 76 14=>0861 987614]] (Stadtwerke)
Rufnummer: [[0861 2094411]]
Telefonnr. [[0861 2094412]]
Ruf-Nr. [[0861 2094413]]
Kontakt [[08669 8660-21]]
Hausarztpraxis Dr. Thaler · [[08685 778899]] · Mo-Fr
Kindergarten St. Oswald, [[0861 4433]]
☎ [[0861 58-350]]
✆ [[0861/58-351]] 🖷 0861/58-9351
Tel. [[0861 58‑352]]
Tel. [[0861 58–353]]
Herr Huber,[[0861 58-354]],Zi. 12
Telefon:[[0861-58355]]
Tel.[[0861/58356]]
Tel [[0861 58 357]], E-Mail: p.huber@lra.example
wählen Sie die [[0861 58-358]]
unter [[0861 58-359]] (Frau Auer) oder [[0861 58-360]] (Herr Kern)
Bitte unter [[08662 4877]] nachfragen.
Anruf bei der Polizei ([[08662 6668-0]]) am 12.1.
Störung: [[+49 800 4455667]]
Nummer [[0700 12345678]]
Durchwahl Bauamt [[58-270=>0861 58-270]], Kasse [[58-271=>0861 58-271]]
Durchwahlen [[58-272=>0861 58-272]], [[58-273=>0861 58-273]] und [[58-274=>0861 58-274]]
Durchwahlen: [[281]], [[282]] und [[283]]
DW [[284]] / [[285]]
Telefon intern: [[286]]
Tel. (intern) [[287]]
App.-Nr. [[288]]
Frau Zenz, Durchwahl: [[289]]
Im Notfall bitte [[112]] anrufen
Feuerwehr und Rettungsdienst: Notruf [[112]]
Kassenärztlicher Bereitschaftsdienst: [[116117]]
Kassenärztliche Bereitschaft, Telefon: [[116 117]]
Gasthof Post [[08656 413]]
Gemeinde Marquartstein, [[08641 699 58-0]]
Tel. [[08641 69958-12]], Fax -20
Wohnheim: Tel. [[0861 12345]]
Elternabend 17.03.2024, Rückfragen [[08662 9911]]
Lieferant in Linz: [[+43 732 770 880]]
Linz [[0043/732/770881]]
Brünn [[+420 541 123 456]]
Paris [[0033 1 42 68 53 00]]
London: [[+44 20 7946 0123]]
Polen (Kunde) [[+48 22 123 45 67]]
Handy AT [[+43 664 1234567]]
Tel. CZ [[00420 224123456]]
Nummer im Ausland: [[+39 0471 123 456]]
Hotline [[0180-2 123456]]
Tel [[0180/5 12 34 56]]
VoIP [[032 21234567]], nur Empfang
Mobilnummer [[0175/ 1234567]]
Mobilfunk: [[0049 (0) 171 3920033]]
Telefonnr. geändert auf [[0861/ 209 33 22]]
Herr Lang tel. erreichbar [[0861 / 58 - 290]]
Rufen Sie [[0861 58-291]] an
(Tel. [[0861 58-292]])
[[0861 58-293]]
[[+49 861 58-294]]
[[08662 66 73 12]]; [[0171 3920001]]
Tel.: [[0861 58-295]], Mobil: [[0171 3920002]], Fax: 0861 58-9295
Tel. [[0861 58-296]] Mobil [[0171 3920003]] Fax 0861 58-9296
Tel. [[0861 58-297]] [[0171 3920004]]
Tel. 1: [[0861 58-298]], Tel. 2: [[0861 58-299]]
Sachgebiet 2.12, [[58-301=>0861 58-301]] (nur vormittags)
Frau Ott [[0861 58 302]]
Herr Rix [[0861 58303]] ab 13 Uhr
erreichbar von 8-12 Uhr: [[0861 58-304]]
Kontakt: [[0861/58-305]], poststelle@lra.example
Bereitschaft Jugendamt [[0171 39 200 05]]
Frauenhaus [[0861 / 4321]]
Drogenberatung ([[0861/1 23 45]])
Betreuungsstelle [[0861 58-306]] / Frau Kurz
Nachbarin, [[0 86 1 - 1 23 46=>0861 12346]]
Schule Ruhpolding [[0 86 63 / 41 70 0]]
Hausarzt Dr. Seidl [[08621 984410]] (Praxis), mobil [[0172 9925904]]
Rückruf unter [[0861.58.155]]
Jugendamt, Bereitschaft: [[0861 58-444]] (24 h)
Fax Sozialamt: 08662 12345
Fax (Zentrale) 08662 12346
Fax privat 08662 12347, Tel. [[08662 12348]]
Faxanschluss 08662 12349
per Fax an 08662 12350 geschickt
Bescheid per Fax an die Nummer 08662 12351
bitte faxen an 08662/12352
gefaxt an 08662/12353 am 3.4.24
Fax-Nummer lautet 08662 12354
08662 12355 (Fax)
08662/12356 Telefax
Tel. [[08662 12357]], 08662 12358 (Fax)
Fax 08662 12359; 08662 12360
Fax 1: 08662 12361, Fax 2: 08662 12362
eFax 08662 12363
Computerfax: 08662 12364
Telekopie 08662 12365
(F) 08662 12366
Fax oder Tel. [[08662 12367]]
Fax kam nicht an, bitte [[08662 12368]] anrufen
Antwort per Fax oder [[0861 58-361]]
Frau F. [[0171 3920101]] ruft zurück
Tel.: [[0861­58362]]
Telefon [[0861 58­363]]
Tel. [[+49.861.58.364]]
Tel. [[+49-(0)861-58-365]]
Tel. [[0861 58-366]] 8-12 Uhr
Tochter [[0171 3920102]] 3 Kinder
Kita [[08662 4713]] 2 Zimmer frei
[[0171 3920103]]/[[0172 3920104]]
[[0861 987610]] - [[0171 3920105]]
Scan 0171-3920106.pdf
Anlage: 0861-58123.docx
Tel. 861 58123
Az. des Gerichts: 0861/58123
Az. der StA 0171/3920107
Aktenzeichen beim LRA: 0861/58123
Gesch.-Z. 0861/58123
Fall 0861/58123
Verfahren 0861/24-123
Antrag 0861/24-123
Rechnung 0861/24123
Auftrag 0171/2024123
Betreff: 0861/58123
Kostenstelle 0861 58123
Haushaltsstelle 0861.58123
Kontoverbindung: 0171 3920108
Police 0171 3920109
PIN 0171 3920110
Zugangscode: 0171 3920111
Führerschein 0171 3920112
`;
