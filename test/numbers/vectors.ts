/*
 * What people type, paste and click, and what it must mean. Anyone may add a row; every row is a test.
 *
 *   mode     direct | amt | both: how the site dials (amt: a 0 comes first). The site is +49 861 58 with 3-digit extensions.
 *   from     typed | link | script | network | any (the first three)
 *   text     what was given; \u202a stands for the character with that number, \n for a new line
 *   meaning  extension 123 | <number> <class> | emergency 112 | reject <reason> | ask <number> / <number>;
 *            behind it, where it applies: confirm, tones <tones>, or <number> (another reading that is offered)
 *   shown    what the clerk sees; empty: not checked
 *
 * Numbers are in international form, or the short form where there is no other (115). Outside numbers are of the
 * ranges that the regulator keeps for films and books, or made up.
 */
export const vectors = String.raw`
mode   | from   | text                         | meaning                                     | shown

       Extensions
both   | any    | 123                          | extension 123                               | 123
both   | any    | 1 2 3                        | extension 123                               | 123
both   | any    | 1-23                         | extension 123                               | 123
both   | any    | 900                          | extension 900                               | 900
both   | typed  | Durchwahl 123                | extension 123                               | 123
both   | typed  | Nst. 123                     | extension 123                               | 123
both   | typed  | App. 123                     | extension 123                               | 123
both   | typed  | App.-Nr. 123                 | extension 123                               | 123
both   | typed  | Durchwahl -123               | extension 123                               | 123
both   | typed  | Durchwahl: -123              | extension 123                               | 123
both   | typed  | intern 123                   | extension 123                               | 123
both   | any    | 9196                         | extension 9196                              | 9196
both   | typed  | 12                           | reject too-short                            | 12
both   | typed  | 1                            | reject too-short                            |
both   | typed  | 012                          | reject too-short                            |
both   | any    | 115                          | 115 service                                 | 115

       Our own direct-dial numbers
direct | any    | 0861 58-123                  | extension 123                               | 123
direct | any    | 0861/58-123                  | extension 123                               | 123
direct | any    | 0861 / 58-123                | extension 123                               | 123
direct | any    | 0861 58123                   | extension 123                               | 123
direct | any    | 086158123                    | extension 123                               | 123
direct | any    | (0861) 58-123                | extension 123                               | 123
direct | any    | (08 61) 58-1 23              | extension 123                               | 123
direct | any    | 0861.58.123                  | extension 123                               | 123
direct | any    | 0861–58–123                  | extension 123                               | 123
direct | any    | 0861\u00a058\u2011123        | extension 123                               | 123
direct | typed  | Tel.: 0861 58-123            | extension 123                               | 123
direct | typed  | Telefon 0861 58-123          | extension 123                               | 123
direct | typed  | Telefonnummer: 0861 58-123   | extension 123                               | 123
direct | typed  | Tel.-Nr.: 0861/58-123        | extension 123                               | 123
direct | typed  | Tel.Nr. 0861/58-123          | extension 123                               | 123
direct | typed  | T: 0861 58-123               | extension 123                               | 123
direct | typed  | ☎ 0861 58-123                | extension 123                               | 123
both   | typed  | P: +49 (0) 221 / 4710-123    | +492214710123 national                      |
both   | any    | Büro +49 221/4710123         | reject letters                              |
direct | typed  | Tel: 0861 58-123             | extension 123                               | 123
both   | any    | +49 861 58123                | extension 123                               | 123
both   | any    | +49 861 58-123               | extension 123                               | 123
both   | any    | +49 (0)861 58-123            | extension 123                               | 123
both   | any    | +49 (0) 861 / 58-123         | extension 123                               | 123
both   | any    | +49 0861 58-123              | extension 123                               | 123
both   | any    | +49-861-58-123               | extension 123                               | 123
both   | any    | +4986158123                  | extension 123                               | 123
both   | any    | (+49) 861 58123              | extension 123                               | 123
both   | any    | ＋４９ ８６１ ５８１２３              | extension 123                               | 123
direct | any    | 0049 861 58 123              | extension 123                               | 123
direct | any    | 0049 (0)861 58-123           | extension 123                               | 123
amt    | any    | 000 49 861 58 123            | extension 123                               | 123
amt    | any    | 0 0049 861 58-123            | extension 123                               | 123
amt    | any    | 0049 861 58 123              | ask extension 123                           |
amt    | any    | 0861 58-123                  | ask extension 123 / +4986186158123          | 0861 58-123
amt    | any    | 00861 58-123                 | extension 123                               | 123
amt    | any    | 0 0861 58-123                | extension 123                               | 123
amt    | any    | 0 (0861) 58-123              | extension 123                               | 123
direct | any    | 58123                        | extension 123                               | 123
direct | any    | 58-123                       | extension 123                               | 123
amt    | any    | 58123                        | ask extension 123                           | 58123
amt    | any    | 058123                       | extension 123                               | 123
amt    | any    | 0 58-123                     | extension 123                               | 123
both   | any    | +49 861 58-0                 | extension 0                                 |
direct | any    | 0861 58-0                    | extension 0                                 | 0861 58-0
direct | any    | 0861 / 58-0                  | extension 0                                 | 0861 58-0
direct | any    | 58-0                         | extension 0                                 | 0861 58-0
direct | any    | 58 - 0                       | extension 0                                 | 0861 58-0
amt    | any    | 58-0                         | ask extension 0                             | 58-0
direct | any    | 58-9                         | ask +49861589 / extension 589               | 58-9
amt    | any    | 58-9                         | ask +49861589 / extension 589               | 58-9
direct | any    | 58-12                        | ask +498615812 / extension 5812             | 58-12
both   | any    | 589                          | extension 589                               | 589
both   | any    | 580                          | extension 580                               | 580
amt    | any    | 00861 58-0                   | extension 0                                 | +49 861 58-0
both   | any    | +49 861 58                   | reject too-short                            |
both   | any    | +49 861 581234               | +49861581234 national confirm               |
direct | any    | 0861 58-12                   | +498615812 national confirm                 | 0861 58-12
both   | any    | +49 861 112                  | reject emergency-in-number                  |
both   | any    | +49 861 58-112               | reject emergency-in-number                  |
both   | any    | +49 112                      | reject emergency-in-number                  |
both   | any    | +112                         | reject emergency-in-number                  |
direct | any    | 0861 110                     | reject emergency-in-number                  |
direct | any    | 089 112                      | reject emergency-in-number                  |

       Amtsholung: a zero by habit, a zero forgotten
direct | any    | 0086158123                   | +86158123 international confirm or extension 123 | +86 158123
amt    | any    | 0086158123                   | extension 123                               | 123
direct | any    | 0 0861 58-123                | ask extension 123 / +86158123               |
direct | any    | 0 089 99998-765              | ask +498999998765                           | 0 089 99998-765
amt    | any    | 0 089 99998-765              | +498999998765 national                      | +49 89 99998765
direct | any    | 008999998765                 | ask +498999998765                           |
amt    | any    | 008999998765                 | +498999998765 national                      |
amt    | any    | 0089 99998765                | +498999998765 national                      |
amt    | any    | 089 99998-765                | ask +498999998765                           | 089 99998-765
amt    | any    | (089) 99998 765              | ask +498999998765                           |
amt    | any    | 089/99998765                 | ask +498999998765                           |
amt    | any    | 0 98765                      | +4986198765 national                        | +49 861 98765
amt    | any    | 098765                       | +4986198765 national                        |
amt    | any    | 98765                        | ask +4986198765                             |
direct | any    | 98765                        | +4986198765 national                        | 0861 98765
direct | any    | 0 98765                      | ask +4986198765                             |
direct | any    | 098765                       | reject too-short or +4986198765                             |
amt    | any    | 06543210                     | ask +496543210 / +498616543210              |
direct | any    | 06543 210                    | +496543210 national                         | 06543 210
direct | any    | 0 0152 28817386              | ask +4915228817386 / +15228817386           |
amt    | any    | 0 0152 28817386              | +4915228817386 mobile                       | +49 152 28817386
amt    | any    | 0015228817386                | +4915228817386 mobile                       |
direct | any    | 0015228817386                | +15228817386 international confirm or +4915228817386 |
amt    | any    | 0152 28817386                | ask +4915228817386                          |
amt    | any    | 001 512 345 6789             | ask +4915123456789 / +15123456789           |
amt    | any    | 0 0171 1234567               | +491711234567 mobile                        |
direct | any    | 00171 1234567                | ask +491711234567 / +1711234567             |
direct | any    | 0115                         | ask 115                                     |
amt    | any    | 0115                         | 115 service                                 | 115
direct | any    | 000 43 662 12345             | ask +4366212345                             |
direct | any    | 0 0043 662 12345             | ask +4366212345                             |
direct | typed  | 0                            | reject too-short                            |
direct | typed  | 00                           | reject too-short                            |

       Germany
direct | any    | 089 99998-765                | +498999998765 national                      | 089 99998765
direct | any    | (089) 99998 765              | +498999998765 national                      | 089 99998765
direct | any    | (0 89) 9 99 98-7 65          | +498999998765 national                      | 089 99998765
direct | any    | 0 89 / 9 99 98-7 65          | +498999998765 national                      | 089 99998765
direct | any    | 089/99998765                 | +498999998765 national                      | 089 99998765
direct | any    | 08999998765                  | +498999998765 national                      | 089 99998765
both   | any    | +49.89.99998765              | +498999998765 national                      |
both   | any    | +49 89 99998765              | +498999998765 national                      |
both   | any    | +49 (0)89 99998-765          | +498999998765 national                      |
both   | any    | +49 (89) 99998-765           | +498999998765 national                      |
both   | any    | +49/89/99998765              | +498999998765 national                      |
direct | any    | 0049 89 99998765             | +498999998765 national                      |
amt    | any    | 000498999998765              | +498999998765 national                      |
direct | any    | 030 23125-000                | +493023125000 national                      | 030 23125000
direct | any    | 040 66969-123                | +494066969123 national                      | 040 66969123
direct | any    | 069 90009123                 | +496990009123 national                      | 069 90009123
direct | any    | 0221 4710-123                | +492214710123 national                      | 0221 4710123
direct | any    | 08662 12345                  | +49866212345 national                       | 08662 12345
direct | any    | 08651 7730                   | +4986517730 national                        | 08651 7730
direct | any    | 033203 12345                 | +493320312345 national                      | 033203 12345
direct | any    | 03643 123456                 | +493643123456 national                      | 03643 123456
direct | any    | 0906 12345                   | +4990612345 national                        | 0906 12345
direct | any    | 09131 12345                  | +49913112345 national                       | 09131 12345
direct | any    | 0211 123456                  | +49211123456 national                       | 0211 123456
direct | any    | 02129 12345                  | +49212912345 national                       | 02129 12345
direct | any    | 0861 98765                   | +4986198765 national                        | 0861 98765
direct | any    | 19222                        | +4986119222 national                        | 0861 19222
direct | any    | 0861 19222                   | +4986119222 national                        | 0861 19222
direct | any    | 089 12345678901              | +498912345678901 national confirm           |
direct | any    | 089 1234567890123            | reject too-long                             |
direct | any    | 089 12                       | reject too-short or +498618912                         |
direct | any    | 089                          | reject too-short                            |
direct | any    | 0500 1234567                 | +495001234567 service confirm               | +49 5001 234567
direct | any    | 12345                        | reject unknown-number                       |
direct | any    | 8999998765                   | reject unknown-number                       |
direct | any    | 0152 28817386                | +4915228817386 mobile                       | 0152 28817386
direct | any    | 0152/28817386                | +4915228817386 mobile                       | 0152 28817386
direct | any    | 0152-2881 7386               | +4915228817386 mobile                       | 0152 28817386
direct | any    | 0171 1234567                 | +491711234567 mobile                        | 0171 1234567
direct | any    | 0171/1234567                 | +491711234567 mobile                        | 0171 1234567
direct | any    | 0176 12345678                | +4917612345678 mobile                       | 0176 12345678
direct | any    | 0160 1234567                 | +491601234567 mobile                        | 0160 1234567
both   | any    | +49 152 28817386             | +4915228817386 mobile                       |
both   | any    | +49 (0)171 1234567           | +491711234567 mobile                        |
direct | any    | 0171 123456                  | +49171123456 mobile confirm                 |
direct | typed  | Mobil: 0171 1234567          | +491711234567 mobile                        |
direct | typed  | Handy 0171/1234567           | +491711234567 mobile                        |
direct | typed  | Mobilnummer 0171 1234567     | +491711234567 mobile                        |
direct | typed  | M: 0171 1234567              | +491711234567 mobile                        |

       Service numbers
both   | any    | 116117                       | 116117 service                              | 116 117
both   | any    | 116 117                      | 116117 service                              | 116 117
both   | any    | 116 116                      | 116116 service                              | 116 116
amt    | any    | 0 116117                     | 116117 service                              | 116 117
both   | any    | 11833                        | 11833 service confirm                       | 118 33
both   | any    | 118 33                       | 11833 service confirm                       | 118 33
both   | any    | 118000                       | 118000 service confirm                      | 118 000
amt    | any    | 011833                       | 11833 service confirm                       |
both   | any    | 0800 1234567                 | +498001234567 service                       |
direct | any    | 0800 1234567                 | +498001234567 service                       | 0800 1234567
amt    | any    | 0800 1234567                 | +498001234567 service                       | +49 800 1234567
amt    | any    | 00800 1234567                | +498001234567 service                       | +49 800 1234567
amt    | any    | 0 0800 1234567               | +498001234567 service                       |
direct | any    | 00800 1234567                | ask +498001234567 / +8001234567             |
both   | any    | +49 800 1234567              | +498001234567 service                       |
both   | any    | 0180 6 123456                | +491806123456 service confirm               |
direct | any    | 01806 123456                 | +491806123456 service confirm               | 0180 6 123456
amt    | any    | 0 0180 6 123456              | +491806123456 service confirm               | +49 180 6 123456
both   | any    | 01801/123456                 | +491801123456 service confirm               |
both   | any    | 0700 12345678                | +4970012345678 service confirm              |
direct | any    | 0700 12345678                | +4970012345678 service confirm              | 0700 12345678
both   | any    | 032 12345678                 | +493212345678 service confirm               |
direct | any    | 032 12345678                 | +493212345678 service confirm               | 032 12345678
both   | any    | +49 32 12345678              | +493212345678 service confirm               |
both   | any    | 0191 123456                  | +49191123456 service confirm                |
both   | any    | 0164 1234567                 | +491641234567 service confirm               |
both   | any    | 0188 8123456                 | +491888123456 service confirm               |
both   | any    | 0310 1234                    | +493101234 service confirm                  |

       Blocked
both   | any    | 0900 1 234567                | reject premium                              |
both   | any    | 0900-5-123456                | reject premium                              |
both   | any    | 0900 3123456                 | reject premium                              |
amt    | any    | 0 0900 1 234567              | reject premium                              |
both   | any    | +49 900 1234567              | reject premium                              |
direct | any    | 0137 7 123456                | reject premium                              |
both   | any    | 0137 7123456                 | reject premium                              |
both   | any    | 0138 1234                    | reject premium                              |
both   | any    | 0190 123456                  | reject premium                              |
both   | any    | 010 33                       | reject call-by-call                         |
both   | any    | 01033 089 99998765           | reject call-by-call                         |
both   | any    | +49 1033                     | reject call-by-call                         |
amt    | any    | 0 010 33                     | reject call-by-call                         |
both   | any    | +882 16 12345678             | reject satellite                            |
both   | any    | +881 6 12345678              | reject satellite                            |
both   | any    | +883 5100 1234567            | reject satellite                            |
both   | any    | +870 773 123456              | reject satellite                            |
both   | any    | +979 123456789               | reject satellite                            |
direct | any    | 00882 16 12345678            | reject satellite                            |

       Abroad
direct | any    | 00 43 662 12345              | +4366212345 international confirm           | +43 662 12345
amt    | any    | 00 43 662 12345              | ask +494366212345 / +4366212345             |
amt    | any    | 000 43 662 12345             | +4366212345 international confirm           | +43 662 12345
direct | any    | 0043 662 12345               | +4366212345 international confirm           | +43 662 12345
both   | any    | +43 662 12345                | +4366212345 international confirm           | +43 662 12345
both   | any    | +43 (0)662 12345             | +4366212345 international confirm           | +43 662 12345
both   | any    | +43 (0) 662 / 12345          | +4366212345 international confirm           | +43 662 12345
both   | any    | +43 1 234567                 | +431234567 international confirm            | +43 1 234567
both   | any    | +41 44 123 45 67             | +41441234567 international confirm          | +41 44 123 45 67
both   | any    | +423 123 45 67               | +4231234567 international confirm           | +423 1234567
both   | any    | +423 2341234                 | +4232341234 international confirm           | +423 234 12 34
both   | any    | +420 212 345 678             | +420212345678 international confirm         | +420 212 345 678
both   | any    | +39 06 12345678              | +390612345678 international confirm         | +39 06 1234 5678
both   | any    | +39 (0)6 12345678            | +390612345678 international confirm         | +39 06 1234 5678
both   | any    | +33 1 23 45 67 89            | +33123456789 international confirm          | +33 1 23 45 67 89
both   | any    | +31 20 123 4567              | +31201234567 international confirm          | +31 20 123 4567
both   | any    | +32 2 123 45 67              | +3221234567 international confirm           | +32 2 123 45 67
both   | any    | +352 27 12 34 56             | +35227123456 international confirm          | +352 27 12 34 56
both   | any    | +48 22 123 45 67             | +48221234567 international confirm          | +48 22 123 45 67
both   | any    | +45 32 12 34 56              | +4532123456 international confirm           | +45 32 12 34 56
both   | any    | +86 10 12345678              | +861012345678 international confirm         | +86 1012345678
both   | any    | +1 212 555 0123              | +12125550123 international confirm          | +1 2125550123
both   | any    | +1 (212) 555-0123            | +12125550123 international confirm          |
both   | any    | +1 876 555 0123              | +18765550123 international confirm          |
both   | any    | +380 44 1234567              | +380441234567 international confirm         | +380 441234567
both   | any    | +800 12345678                | +80012345678 international confirm          |
both   | any    | +1 13                        | reject too-short                            |
both   | any    | +210 1234567                 | reject unknown-country                      |
both   | any    | +89 1234567                  | reject unknown-country                      |
both   | any    | +43 1234567890123456         | reject too-long                             |
both   | any    | +                            | reject characters                           |

       Emergency calls
both   | typed  | 110                          | emergency 110                               | 110
both   | typed  | 112                          | emergency 112                               | 112
both   | typed  | 0110                         | emergency 110                               | 110
both   | typed  | 0112                         | emergency 112                               | 112
both   | typed  | 00112                        | emergency 112                               | 112
both   | typed  | 0 112                        | emergency 112                               | 112
both   | typed  | 1 1 2                        | emergency 112                               | 112
both   | typed  | 1-1-2                        | emergency 112                               | 112
both   | typed  | 1/1/2                        | emergency 112                               | 112
both   | typed  | 11.0                         | emergency 110                               | 110
both   | typed  | (112)                        | emergency 112                               | 112
both   | typed  | １１２                          | emergency 112                               | 112
both   | typed  | １ １ ０                        | emergency 110                               | 110
both   | typed  | ０１１２                         | emergency 112                               | 112
both   | typed  | ١١٢                          | emergency 112                               | 112
both   | typed  | ۱۱۲                          | emergency 112                               | 112
both   | typed  | \u202a112\u202c              | emergency 112                               | 112
both   | typed  | 1\u200b12                    | emergency 112                               | 112
both   | typed  | 1\u00ad1\u00ad2              | emergency 112                               | 112
both   | typed  | 1\u00a01\u20092              | emergency 112                               | 112
both   | typed  | Notruf 112                   | emergency 112                               | 112
both   | typed  | Tel. 110                     | emergency 110                               | 110
both   | typed  | Polizei 110                  | emergency 110                               | 110
both   | typed  | Feuerwehr: 112               | emergency 112                               | 112
both   | typed  | '112'                        | emergency 112                               | 112
both   | typed  | 1~1~2                        | emergency 112                               | 112
both   | typed  | 112#                         | emergency 112                               | 112
both   | typed  | 112,,1                       | emergency 112                               | 112
both   | typed  | tel:112                      | emergency 112                               | 112
both   | link   | 112                          | emergency 112 confirm                       | 112
both   | script | 112                          | emergency 112 confirm                       | 112
both   | script | 0 1 1 0                      | emergency 110 confirm                       | 110
both   | link   | '112'                        | emergency 112 confirm                       | 112
both   | script | 1'1'2                        | emergency 112 confirm                       | 112
both   | script | 01~10                        | emergency 110 confirm                       | 110
both   | script | 112#                         | reject feature-code                         | 112#
both   | link   | tel:112                      | emergency 112 confirm                       | 112
both   | link   | tel:0112                     | emergency 112 confirm                       |
both   | link   | tel:1-1-0                    | emergency 110 confirm                       |
both   | link   | tel:112;phone-context=+49    | emergency 112 confirm                       |
both   | link   | tel:112;phone-context=+4986158 | emergency 112 confirm                     |
both   | link   | tel:%31%31%32                | emergency 112 confirm                       |
both   | link   | sip:112@telefon.amt.example  | emergency 112 confirm                       |
both   | script | tel:110                      | emergency 110 confirm                       |
both   | any    | 110 / 112                    | ask 110 / 112                               |
both   | any    | 0110 / 0112                  | ask 110 / 112                               |
both   | typed  | 11O                          | reject letter-for-digit or 110              |
both   | any    | 1120                         | reject unknown-number                       |
both   | any    | *112#                        | reject feature-code                         |

       Links
both   | any    | tel:123                      | extension 123                               | 123
both   | any    | tel:+4986158123              | extension 123                               | 123
both   | any    | tel:+49-861-58-123           | extension 123                               | 123
both   | any    | tel:+49%20861%2058-123       | extension 123                               | 123
both   | any    | TEL:+4986158123              | extension 123                               | 123
both   | any    | tel://+4986158123            | extension 123                               | 123
both   | any    | tel:123;phone-context=+4986158 | extension 123                             | 123
both   | any    | tel:58123;phone-context=+49861 | extension 123                             | 123
both   | any    | tel:086158123;phone-context=+49 | extension 123                            | 123
both   | any    | tel:123;phone-context=telefon.amt.example | extension 123                  | 123
both   | any    | tel:123;phone-context=evil.example | reject foreign-host                   |
both   | any    | tel:+4986158;ext=123         | extension 123                               | 123
both   | any    | tel:+49-861-58-0;ext=123     | extension 123                               | 123
both   | any    | tel:+498999998;ext=765       | ask +498999998765 / +498999998              |
both   | any    | tel:+498999998765            | +498999998765 national                      |
direct | any    | tel:08999998765              | +498999998765 national                      |
amt    | any    | tel:08999998765              | ask +498999998765                           |
both   | any    | tel:+4366212345              | +4366212345 international confirm           |
both   | any    | tel:+4990012345678           | reject premium                              |
both   | any    | tel:*21*09001234#            | reject feature-code                         |
both   | any    | tel:%2A21%2A09001234%23      | reject feature-code                         |
both   | any    | tel:*97                      | reject feature-code                         |
both   | any    | tel:+498999998765,,42#       | reject feature-code                         |
both   | any    | tel:+498999998765,,42        | reject tones-in-link                        |
both   | any    | tel:+498999998765p42         | reject tones-in-link                        |
both   | any    | tel:+498999998765;postd=42   | reject tones-in-link                        |
both   | any    | tel:+498999998765;isub=1234  | reject link-parameter                       |
both   | any    | tel:+498999998765;phone-context=+49;foo=1 | reject link-parameter          |
both   | any    | tel:+498999998765?Replaces=x | reject link-parameter                       |
both   | any    | tel:                         | reject characters                           |
both   | any    | tel:%E0%A4%A                 | reject characters                           |
both   | any    | tel:alice                    | reject characters                           |
both   | any    | sip:123@telefon.amt.example  | extension 123                               | 123
both   | any    | sips:123@telefon.amt.example | extension 123                               | 123
both   | any    | sip:123@TELEFON.amt.example  | extension 123                               | 123
both   | any    | sip:+498999998765@telefon.amt.example;user=phone | +498999998765 national  |
both   | any    | sip:123@evil.example         | reject foreign-host                         |
both   | any    | sip:123@telefon.amt.example.evil.example | reject foreign-host             |
both   | any    | sip:123@telefon.amt.example@evil.example | reject foreign-host             |
both   | any    | sip:123@telefon.amt.example:5099 | reject foreign-host                     |
both   | any    | sip:123                      | reject foreign-host                         |
both   | any    | sip:123@telefon.amt.example?Replaces=x | reject link-parameter             |
both   | any    | sip:123@telefon.amt.example;transport=udp | reject link-parameter          |
both   | any    | sip:123@telefon.amt.example;maddr=evil.example | reject link-parameter     |
both   | any    | sip:*21*0900@telefon.amt.example | reject feature-code                     |
both   | any    | sip:alice@telefon.amt.example | reject characters                          |
both   | any    | javascript:alert(1)          | reject link-scheme                          |
both   | any    | http://089                   | reject link-scheme                          |
both   | any    | callto:123                   | reject link-scheme                          |

       Feature codes and tones
both   | any    | *21*09001234#                | reject feature-code                         |
both   | any    | #31#089 99998765             | reject feature-code                         |
both   | any    | 089 99998765#                | reject feature-code                         |
both   | any    | *8                           | reject feature-code                         |
both   | typed  | *97                          | extension *97                               | *97
both   | link   | *97                          | reject feature-code                         |
both   | script | *97                          | reject feature-code                         |
direct | typed  | 089 99998765,,42#            | +498999998765 national tones ,,42#          | 089 99998765
both   | typed  | +49 89 99998765,,42#         | +498999998765 national tones ,,42#          |
both   | typed  | +49 89 99998765p42           | +498999998765 national tones ,42            |
both   | typed  | +49 89 99998765;42           | +498999998765 national tones ,42            |
both   | typed  | +49 89 99998765, 42#         | +498999998765 national tones ,42#           |
both   | typed  | 123,1                        | extension 123 tones ,1                      | 123
both   | any    | 123,                         | extension 123                               | 123
both   | any    | +49 89 99998765;             | +498999998765 national                      |
both   | link   | +49 89 99998765,,42#         | reject tones-in-link                        |
both   | script | +49 89 99998765,,42#         | reject tones-in-link                        |

       Several numbers
direct | any    | 0861 58-123 / 124            | ask extension 123 / extension 124           | 0861 58-123 / 124
both   | any    | +49 861 58-123 / 124         | ask extension 123 / extension 124           |
direct | any    | 0861/58-123/124              | ask extension 123 / extension 124           |
direct | any    | 0861 58-123 oder 124         | ask extension 123 / extension 124           |
direct | any    | 0861 58-123 oder -124        | ask extension 123 / extension 124           |
direct | any    | 0861 58-123 o. 124           | ask extension 123 / extension 124           |
direct | any    | 0861 58-123 u. -124          | ask extension 123 / extension 124           |
direct | any    | 0861 58-123, 0861 58-124     | ask extension 123 / extension 124           |
direct | any    | 0861 58-123;0861 58-124      | ask extension 123 / extension 124           |
direct | any    | 0861 58-123,+49 171 1234567  | ask extension 123 / +491711234567           |
direct | any    | 0861 58-123, -124            | ask extension 123 / extension 124           |
direct | any    | 0861 58-0 / 124              | ask extension 0 / extension 124             |
direct | any    | 0861 58-123/24               | ask extension 123 / extension 124           |
direct | any    | 0861 58123 / 58124           | ask extension 123 / extension 124           |
both   | any    | 123 / 124                    | ask extension 123 / extension 124           | 123 / 124
both   | any    | 123 oder 124                 | ask extension 123 / extension 124           |
direct | any    | 08662 12345/46               | ask +49866212345 / +49866212346             |
direct | any    | 0861 58-123 / 0171 1234567   | ask extension 123 / +491711234567           |
direct | any    | 0861 58-123\n0861 58-124     | ask extension 123 / extension 124           |
direct | any    | 0861\n58-123                 | extension 123                               | 123
direct | any    | 0861 58-123 und 0861 58-123  | ask extension 123                           |
amt    | any    | 0861 58-123 / 124            | ask extension 123 / +4986186158123 / extension 124 / +4986186158124 | 0861 58-123 / 124
amt    | any    | 00861 58-123 / 124           | ask extension 123 / extension 124           |

       Spelling
direct | any    | O89 99998765                 | reject letter-for-digit or +498999998765    | O89 99998765
amt    | any    | O89 99998765                 | reject letter-for-digit or +498999998765    | O89 99998765
direct | any    | o861 58-l23                  | reject letter-for-digit or extension 123    |
both   | any    | Müller                       | reject letters                              | Müller
both   | any    | Zimmer 123                   | reject letters                              |
both   | any    | 0800 RATHAUS                 | reject letters                              |
both   | typed  |                              | reject empty                                |
both   | typed  | \u200b                       | reject empty                                |
both   | any    | ---                          | reject characters                           |
both   | any    | 12+3                         | reject characters                           |
both   | any    | ++49 861 58123               | reject characters                           |
both   | any    | 123 €                        | reject characters                           |
both   | any    | <b>123</b>                   | reject letters                              |
both   | any    | +49 861 58-123²              | reject characters                           |
both   | any    | ①②③                          | reject characters                           |
both   | any    | +49 89 ٩٩٩٩٨٧٦٥              | +498999998765 national                      |
both   | any    | १२३                          | extension 123                               | 123
both   | any    | \u202a123\u202c              | extension 123 confirm                       | 123
both   | any    | \u202d+49 89 99998765\u202c  | +498999998765 national confirm              |
direct | any    | 089\u2060 99998765           | +498999998765 national confirm              | 089 99998765
both   | any    | \ufeff123                    | extension 123 confirm                       | 123
both   | any    | +49 861\t58\t123             | extension 123                               | 123
direct | any    | 089−99998765                 | +498999998765 national                      |
direct | any    | 089⁄99998765                 | +498999998765 national                      |

       What the network wrote (reports 1): From, P-Asserted-Identity, Diversion, Contact
both   | network | 123                         | extension 123                               | 123
both   | network | 9196                        | extension 9196                              | 9196
both   | network | +4986158123                 | extension 123                               | 123
both   | network | 4986158123                  | extension 123                               | 123
both   | network | 004986158123                | extension 123                               | 123
both   | network | 086158123                   | extension 123                               | 123
both   | network | 86158123                    | extension 123                               | 123
both   | network | 04986158123                 | extension 123                               | 123
both   | network | 0004986158123               | extension 123                               | 123
amt    | network | 0086158123                  | extension 123                               | 123
direct | network | 0086158123                  | ask extension 123 / +86158123               |
both   | network | +4986199998                 | +4986199998 national                        |
both   | network | 4986199998                  | +4986199998 national                        |
both   | network | 004986199998                | +4986199998 national                        |
both   | network | 0004986199998               | +4986199998 national                        |
both   | network | 086199998                   | +4986199998 national                        |
amt    | network | 0086199998                  | +4986199998 national                        |
direct | network | 0086199998                  | ask +4986199998 / +86199998                 |
both   | network | 99998                       | +4986199998 national                        |
both   | network | 8999998765                  | +498999998765 national                      |
both   | network | 08999998765                 | +498999998765 national                      |
both   | network | 008999998765                | +498999998765 national                      |
both   | network | 1711234567                  | +491711234567 mobile                        |
both   | network | 15228817386                 | ask +4915228817386 / +15228817386           |
both   | network | +436621234567               | +436621234567 international confirm         |
both   | network | 436621234567                | +436621234567 international confirm         |
both   | network | 000436621234567             | +436621234567 international confirm         |
direct | network | 00436621234567              | +436621234567 international confirm         |
both   | network | +2161234567                 | +2161234567 international confirm           |
both   | network | +491805123456               | +491805123456 service confirm               |
both   | network | 01805123456                 | +491805123456 service confirm               |
both   | network | 115                         | 115 service                                 |
both   | network | +49800123456                | +49800123456 service                        |
both   | network | 0900123456                  | reject premium                              |
both   | network | +49900123456                | reject premium                              |
both   | network | 49900123456                 | reject premium                              |
both   | network | 900123456                   | reject premium                              |
both   | network | +88216123456                | reject satellite                            |
both   | network | 0088216123456               | reject satellite                            |
both   | network | 00088216123456              | reject satellite                            |
both   | network | 112                         | reject emergency-from-network               |
both   | network | 0110                        | reject emergency-from-network               |
both   | network | 00112                       | reject emergency-from-network               |
both   | network | tel:112                     | reject emergency-from-network               |
both   | network | +49112                      | reject emergency-in-number                  |
both   | network | 49112                       | reject emergency-in-number                  |
both   | network | 0049112                     | reject emergency-in-number                  |
both   | network | 0861112                     | reject emergency-in-number                  |
both   | network | *97                         | reject feature-code                         |
both   | network | *21*0900123456#             | reject feature-code                         |
both   | network | 123#                        | reject feature-code                         |
both   | network | door                        | reject letters                              |
both   | network | anonymous                   | reject letters                              |
both   | network | 123,,42                     | reject tones-in-link                        |
both   | network | +999123456                  | reject unknown-country                      |
both   | network | 12                          | reject too-short                            |
`;
