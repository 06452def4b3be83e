/**
 * Towns of Québec: name; region; latitude; longitude (degrees, a tenth outside the island of Montréal, where they are the centres of postal
 * areas); inhabitants in thousands, as an order of size.
 */
export const quebec = `
Montréal;Montréal;45.51;-73.59;1700
Québec;Capitale-Nationale;46.8;-71.2;540
Laval;Laval;45.6;-73.7;423
Gatineau;Outaouais;45.5;-75.7;280
Longueuil;Montérégie;45.5;-73.5;240
Sherbrooke;Estrie;45.4;-71.9;165
Saguenay;Saguenay–Lac-Saint-Jean;48.4;-71.1;145
Lévis;Chaudière-Appalaches;46.7;-71.2;145
Trois-Rivières;Mauricie;46.3;-72.5;135
Terrebonne;Lanaudière;45.7;-73.6;115
Saint-Jean-sur-Richelieu;Montérégie;45.3;-73.3;95
Brossard;Montérégie;45.5;-73.5;85
Repentigny;Lanaudière;45.7;-73.5;85
Drummondville;Centre-du-Québec;45.9;-72.5;75
Saint-Jérôme;Laurentides;45.8;-74.0;75
Granby;Montérégie;45.4;-72.7;65
Blainville;Laurentides;45.7;-73.9;57
Saint-Hyacinthe;Montérégie;45.6;-73.0;55
Shawinigan;Mauricie;46.6;-72.7;49
Rimouski;Bas-Saint-Laurent;48.4;-68.5;49
Victoriaville;Centre-du-Québec;46.1;-72.0;46
Rouyn-Noranda;Abitibi-Témiscamingue;48.2;-79.0;42
Salaberry-de-Valleyfield;Montérégie;45.3;-74.1;41
Sorel-Tracy;Montérégie;46.0;-73.1;35
Val-d’Or;Abitibi-Témiscamingue;48.1;-77.8;33
Saint-Georges;Chaudière-Appalaches;46.1;-70.7;32
Alma;Saguenay–Lac-Saint-Jean;48.6;-71.6;31
Magog;Estrie;45.3;-72.1;27
Sept-Îles;Côte-Nord;50.2;-66.4;25
Joliette;Lanaudière;46.0;-73.4;20
Rivière-du-Loup;Bas-Saint-Laurent;47.8;-69.5;20
Mont-Tremblant;Laurentides;46.1;-74.6;10
Dollard-Des Ormeaux;Montréal;45.49;-73.82;52
Côte-Saint-Luc;Montréal;45.47;-73.66;34
Pointe-Claire;Montréal;45.46;-73.81;31
Westmount;Montréal;45.49;-73.60;21
Kirkland;Montréal;45.46;-73.91;20
Beaconsfield;Montréal;45.42;-73.86;19
Dorval;Montréal;45.47;-73.75;19
`
