/** Invented people's names: frequent ones of France and Québec, and a long tail made of roots and endings. */
import type { Random } from './random.ts'

export type Origin = 'french' | 'quebec' | 'maghreb' | 'portuguese' | 'vietnamese' | 'west-african' | 'english'
export type Sex = 'f' | 'm'

interface Names {
  readonly f: readonly string[]
  readonly m: readonly string[]
  readonly family: readonly string[]
}

const list = (text: string): readonly string[] => text.split(',')
const frenchWomen = list(
  'Marie,Nathalie,Isabelle,Sylvie,Catherine,Françoise,Martine,Christine,Monique,Valérie,Sandrine,Anne,Nicole,Sophie,Céline,Véronique,Chantal,Jeanne,Julie,Stéphanie,Aurélie,Camille,Léa,Manon,Chloé,Emma,Hélène,Brigitte,Jacqueline,Anne-Marie,Marie-Thérèse,Marie-Claude,Élodie,Émilie,Laëtitia,Audrey,Pauline,Mathilde,Clémence,Inès,Zoé,Éloïse,Agnès,Geneviève,Odile,Solène,Maëlle,Joséphine,Clotilde,Bérénice,Apolline,Sidonie',
)
const frenchMen = list(
  'Jean,Michel,Philippe,Pierre,Alain,Nicolas,Patrick,Christophe,Daniel,Laurent,Thierry,Frédéric,Julien,David,François,Olivier,Thomas,Stéphane,Éric,Jean-Pierre,Jean-Claude,Jean-Luc,Jean-Paul,Sébastien,Alexandre,Antoine,Guillaume,Vincent,Benoît,Jérôme,Hugo,Lucas,Théo,Léo,Gabriel,Raphaël,Arthur,Louis,Gérard,André,Bernard,René,Loïc,Gaël,Corentin,Anatole,Barnabé,Célestin,Ulysse',
)
const roots = list(
  'Beau,Bel,Bois,Bon,Bor,Bou,Bri,Bru,Cail,Char,Chau,Clav,Cor,Cour,Cré,Dal,Dau,Del,Des,Dor,Dub,Duf,Fau,Fer,Fon,Fou,Gal,Gau,Ger,Gir,Gou,Gran,Guer,Guil,Har,Hau,Jac,Jol,Lab,Lac,Laf,Lam,Lan,Lar,Lav,Mail,Mar,Mau,Mer,Mon,Mor,Nor,Oli,Pas,Pel,Per,Plan,Pou,Pri,Ram,Ren,Rich,Riv,Roch,Rou,Sab,Sal,Sau,Sen,Tar,Thi,Tour,Val,Var,Ver,Vig,Vill',
)
const middles = list(',b,ch,d,f,g,l,m,n,p,r,s,t,v,lan,mon,ran,ber,del')
const endings = list('ard,eau,ier,in,et,ot,ette,on,aud,el,ais,ois,ant,ac,ert,oux,ay,an,ault,ie')
const tail = roots.flatMap((root) => middles.flatMap((middle) => endings.map((ending) => `${root}${middle}${ending}`)))

const names: { readonly [O in Origin]: Names } = {
  french: {
    f: frenchWomen,
    m: frenchMen,
    family: list('Martin,Bernard,Thomas,Petit,Robert,Richard,Durand,Dubois,Moreau,Laurent,Simon,Michel,Lefebvre,Leroy,Roux,David,Bertrand,Morel,Fournier,Girard,Bonnet,Dupont,Lambert,Fontaine,Rousseau,Vincent,Muller,Lefèvre,Faure,André,Mercier,Blanc,Guérin,Boyer,Garnier,Chevalier,François,Legrand,Gauthier,Perrin,Robin,Clément,Morin,Nicolas,Henry,Roussel,Mathieu,Gautier,Masson,Marchand,Duval,Denis,Dumont,Marie,Lemaire,Noël,Meyer,Dufour,Meunier,Brun,Blanchard,Giraud,Joly,Rivière,Lucas,Brunet,Gaillard,Barbier,Arnaud,Martínez,Gérard,Roche,Renard,Schmitt,Roy,Le Roux,Colin,Vidal,Caron,Picard,Le Gall,de La Fontaine,du Plessis,Le Goff'),
  },
  quebec: {
    f: [...list('Marie-Ève,Josée,Manon,Johanne,Sylvie,Chantal,Annie,Mélanie,Geneviève,Audrey,Jessica,Ariane,Catherine,Rosalie,Florence,Béatrice,Océane,Maude,Guylaine,Ginette'), ...frenchWomen],
    m: [...list('Martin,Sylvain,Alain,Réjean,Normand,Yvan,Mathieu,Jonathan,Maxime,Félix,William,Samuel,Olivier,Étienne,Gilles,Réal,Denis,Stéphane,Marc-André,Pier-Luc'), ...frenchMen],
    family: list('Tremblay,Gagnon,Roy,Côté,Bouchard,Gauthier,Morin,Lavoie,Fortin,Gagné,Ouellet,Pelletier,Bélanger,Lévesque,Bergeron,Leblanc,Paquette,Girard,Simard,Boucher,Caron,Beaulieu,Cloutier,Dubé,Poirier,Fournier,Lapointe,Leclerc,Lefebvre,Poulin,Thibault,St-Pierre,Nadeau,Martel,Landry,Martin,Bédard,Grenier,Lessard,Bernier,Richard,Michaud,Hébert,Desjardins,Couture,Turcotte,Lachance,Parent,Blais,Gosselin,Savard,Proulx,Beaudoin,Demers,Perreault,Boudreau,Lemieux,Cyr,Perron,Dufour,Dion,Mercier,Bolduc,Bérubé,Boisvert,Langlois,Ménard,Therrien,Plante,Bilodeau,Blanchette,Dubois,Champagne,Paradis,Fontaine,St-Onge,Tremblay-Gagnon'),
  },
  maghreb: {
    f: list('Fatima,Khadija,Samira,Nadia,Leïla,Yasmine,Amina,Sarah,Inès,Meriem,Zineb,Houda,Rachida,Malika,Naïma,Soraya'),
    m: list('Mohamed,Mohammed,Ahmed,Karim,Rachid,Said,Youssef,Mehdi,Ali,Hassan,Samir,Nabil,Abdelkader,Mustapha,Amine,Bilal'),
    family: list('Benali,Benmoussa,Haddad,Saidi,Bouzid,Mansouri,Belkacem,El Amrani,El Idrissi,Cherif,Hamdi,Khelifi,Brahimi,Ziani,Bensaid,Ait Ahmed,Boumediene,Lahlou,Tazi,Zerrouki,Ouali,Meziane,Hamidi,Rahmani'),
  },
  portuguese: {
    f: list('Maria,Ana,Fernanda,Teresa,Paula,Cristina,Isabel,Lurdes,Sónia,Carla,Inês,Beatriz'),
    m: list('José,Manuel,António,João,Carlos,Paulo,Luís,Fernando,Rui,Nuno,Tiago,Miguel'),
    family: list('da Silva,dos Santos,Ferreira,Pereira,Oliveira,Costa,Rodrigues,Martins,Fernandes,Gonçalves,Gomes,Lopes,Marques,Alves,Almeida,Ribeiro,Pinto,Carvalho,Teixeira,Moreira'),
  },
  vietnamese: {
    f: list('Thi Lan,Mai,Linh,Huong,Thanh,Ngoc,Kim,Anh,Hoa,Phuong'),
    m: list('Minh,Van Tuan,Duc,Quang,Hung,Long,Nam,Thanh,Anh,Tien'),
    family: list('Nguyen,Tran,Le,Pham,Huynh,Hoang,Phan,Vu,Vo,Dang,Bui,Do,Ho,Ngo,Duong'),
  },
  'west-african': {
    f: list('Aminata,Fatou,Mariam,Aïssatou,Awa,Kadiatou,Oumou,Ramatoulaye,Adama,Bintou'),
    m: list('Mamadou,Ibrahima,Ousmane,Moussa,Amadou,Boubacar,Cheikh,Abdoulaye,Seydou,Adama'),
    family: list('Diallo,Traoré,Diop,Coulibaly,Ndiaye,Keita,Camara,Konaté,Sow,Cissé,Touré,Ba,Fall,Sy,Kouyaté,Sissoko,Koné,Bah'),
  },
  english: {
    f: list('Mary,Jennifer,Linda,Susan,Karen,Emily,Jessica,Sarah,Elizabeth,Margaret,Olivia,Hannah'),
    m: list('James,Robert,John,Michael,William,Richard,Thomas,Christopher,Matthew,Andrew,Ryan,Kevin'),
    family: list('Smith,Brown,Wilson,Johnson,Jones,Taylor,MacDonald,Campbell,Murphy,Clarke,Young,Robinson,Kelly,Lee,Walker,Scott,Wright,Hughes,O’Brien,McKenzie'),
  },
} // prettier-ignore

const shares: { readonly [C in 'fr' | 'qc']: readonly (readonly [Origin, number])[] } = {
  fr: [['french', 0.76], ['maghreb', 0.1], ['portuguese', 0.05], ['west-african', 0.04], ['vietnamese', 0.02], ['english', 0.03]],
  qc: [['quebec', 0.74], ['english', 0.12], ['maghreb', 0.06], ['french', 0.04], ['west-african', 0.02], ['vietnamese', 0.02]],
} // prettier-ignore

export function drawOrigin(random: Random, country: 'fr' | 'qc'): Origin {
  let left = random.next()
  return shares[country].find(([, share]) => (left -= share) < 0)?.[0] ?? shares[country][0]![0]
}

export const drawGiven = (random: Random, origin: Origin, sex: Sex): string => random.pickRanked(names[origin][sex])

/** Half of French and Québec family names are rare ones. */
export function drawFamily(random: Random, origin: Origin): string {
  const common = random.pickRanked(names[origin].family)
  return (origin === 'french' || origin === 'quebec') && random.chance(0.6) ? random.pickRanked(tail) : common
}

/** Short forms that people give at a box office. */
export const shortForms: { readonly [name: string]: string | undefined } = {
  Alexandre: 'Alex', Catherine: 'Cathy', Christine: 'Chris', Christophe: 'Chris', Christopher: 'Chris', Frédéric: 'Fred', Guillaume: 'Guy', Isabelle: 'Isa',
  'Jean-Pierre': 'JP', 'Jean-Claude': 'JC', 'Jean-Luc': 'JL', 'Jean-Paul': 'JP', Joséphine: 'Josée', Mathieu: 'Mat', Maxime: 'Max', Michael: 'Mike',
  Mohamed: 'Momo', Nathalie: 'Nath', Nicolas: 'Nico', Sébastien: 'Seb', Stéphanie: 'Steph', Thomas: 'Tom', Vincent: 'Vince', Véronique: 'Véro',
  Elizabeth: 'Liz', Jennifer: 'Jen', Robert: 'Bob', William: 'Bill', James: 'Jim', Samuel: 'Sam', Gabriel: 'Gaby',
} // prettier-ignore
