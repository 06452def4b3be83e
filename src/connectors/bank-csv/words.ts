/** What banks of France and Québec call their columns, folded (no accent, case, punctuation nor unit): the first role that fits has it. */
import { foldHeader } from '#lib/pure/shape'
import type { BankRole } from '#model'

/** The role a name means; `sure` for names that only bank statements use. */
export function roleOfName(name: string): { readonly role: BankRole; readonly sure: boolean } | undefined {
  const key = foldHeader(name).key
  for (const [role, sure, pattern] of patterns) if (pattern.test(key)) return { role, sure }
  return undefined
}

/** Folded words of a column that says in or out; undefined for any other word. */
export function directionOf(text: string): 'out' | 'in' | undefined {
  const key = text.trim() === '-' || text.trim() === '+' ? text.trim() : foldHeader(text).key
  return out.has(key) ? 'out' : into.has(key) ? 'in' : undefined
}

/** States of an operation that is not booked. */
export const isPending = (text: string): boolean => pending.test(foldHeader(text).key)

/** Names that say that the table is something else: a bill, a meter, an order, a catalogue. */
export const isForeign = (name: string): boolean => foreign.test(foldHeader(name).key)

const out = new Set(['d', 'debit', 'dr', 'db', 'dbit', 'af', '-', 'debiteur', 'retrait', 'sortie', 'out', 'withdrawal', 'depense'])
const into = new Set(['c', 'credit', 'cr', 'crdt', 'bij', '+', 'crediteur', 'depot', 'entree', 'in', 'deposit', 'recette'])
const pending = /^(?:en (?:attente|cours)|pending|a venir|authorized|autorise|refuse|rejete|declined|annule|cancel|failed|reverted|echoue)/

const foreign =
  /^(?:quantit|qte|quantity|prix unit|unit price|kwh|index|pdl|prm|pce|latitude|longitude|isbn|asin|order|commande|n commande|numero de commande|sku|produit|product|article|population|insee|code insee|code postal|adresse|address|email|e mail|courriel|duree|duration|appel|appele|correspondant|volume|consommation|volts|puissance|horodate|billet|ticket|spectacle|salle|siret|siren|age|sexe|departement|region|commune|annee|year|titre|title|distance|depart|arrivee|vehicule|taux|rate|cours|cloture|open|high|low|close|isin|quantite|dossier|beneficiaire effectif|subvention|marche)\b/

/** In order: a name that fits several roles has the first. */
const patterns: readonly (readonly [BankRole, boolean, RegExp])[] = [
  [
    'valueDate',
    true,
    /^(?:date ?(?:de )?(?:la )?val(?:eur)?|dateval|date valeur .*|value ?date|valutadatum|valuta|valeur|date de la valeur(?: local| utc)?)$/,
  ],
  [
    'date',
    true,
    /^(?:date (?:de )?(?:la )?(?:comptabilisation|comptable|comptabilisee|d ?imputation|imputation|report|d inscription|inscription|d ecriture)|booking ?date|bookingdate|posted ?date|date posted|date de (?:passation|traitement)|post(?:ing)? date|settlement date|settled date|date de reglement|date du reglement|buchungstag|boekingsdatum|completed date|date d enregistrement)(?: local| utc)?$/,
  ],
  [
    'operationDate',
    false,
    /^(?:date|dates|jour|datum|dateop|date ?(?:de |d )?(?:l )?op(?:e|eration|erations|er)?|date (?:de )?(?:la )?transaction|transaction ?date|date (?:du )?mouvement|date d(?:e |u )?(?:achat|paiement|execution|effet)|date effective|effective date|transfer date|transactiedatum|date et heure|date heure|date time|date (?:de l )?operation(?: local| utc)|date d ?op|date achat|created at|date mouv|trans date|started date)$/,
  ],
  ['state', false, /^(?:statut|status|etat|state)$/],
  [
    'debit',
    true,
    /^(?:(?:montant )?(?:au |du |de )?debits?(?: euros?| eur| cad)?|debit amount|amount debit|debit \$|retraits?|(?:montant )?(?:des )?retraits?|withdrawals?|withdrawn|money out|paid out|funds out|sorties?|depenses?|montant debit .*)$/,
  ],
  [
    'credit',
    true,
    /^(?:(?:montant )?(?:au |du |de )?credits?(?: euros?| eur| cad)?|credit amount|amount credit|credit \$|depots?|(?:montant )?(?:des )?depots?|deposits?|deposited|money in|paid in|funds in|entrees?|recettes?|versements?|montant credit .*)$/,
  ],
  [
    'direction',
    true,
    /^(?:sens(?: de l operation| du mouvement)?|d c|c d|dc|cd|debit credit|credit debit|debit ou credit|debit or credit|dr cr|cr dr|af bij|type de mouvement|credit debit indicator|side)$/,
  ],
  [
    'balance',
    true,
    /^(?:solde|soldes|balance|accountbalance|account ?balance|running balance|(?:new|current|closing|ending|ledger) balance|solde (?:apres|du compte|courant|comptable|progressif|disponible|final|en fin|eur|euros?|cumule|resultant).*|saldo|balance after.*|total balance)$/,
  ],
  [
    'currency',
    false,
    /^(?:devise|devises|currency|monnaie|code devise|devise (?:du compte|operation|de l operation|du montant)|ccy|currency code|valuta|account currency|bill currency)$/,
  ],
  [
    'accountLabel',
    false,
    /^(?:accountlabel|libelle (?:du |de )?compte|nom (?:du |de )?compte|account ?(?:name|label|type)|intitule (?:du |de )?compte|type (?:de |du )?compte|compte nom|nom de la carte|product name)$/,
  ],
  [
    'account',
    true,
    /^(?:accountnum|account(?: ?(?:number|no|num|id|iban))?|compte(?: (?:bancaire|iban|numero|n|debite|source))?|(?:numero|num|no|n) ?(?:de |du )?(?:compte|carte)(?: bancaire)?|n(?:o|um)? de compte|iban|iban (?:du )?compte|rekening|rekeningnummer|card(?: ?(?:number|no|last 4|last four|member.*)| #)?|account #|first bank card|carte|identifiant compte|compte affiche|numero de carte|cardholder number)$/,
  ],
  ['cheque', false, /^(?:(?:numero |num |no |n )?(?:de |du )?cheque|cheque ?(?:number|no|#)|check ?(?:number|no|#)?|numero du cheque)$/],
  [
    'amount',
    false,
    /^(?:montants?|amount|cad\$|cad|somme|bedrag|bedrag eur|betrag|importo|amount (?:eur|cad|usd|gbp|\$|€)|montant (?:de l )?(?:operation|transaction|mouvement)(?: (?:en )?(?:euros?|eur|devise du compte))?|montant (?:en |net )?(?:euros?|eur|€|cad|\$)|montant (?:signe|net)|transaction ?amount|montant (?:de la )?transaction|montant total(?: ttc)?(?: local)?|total amount|net amount|amount in account currency|value|montant \$|\$ amount|amount \$|billed amount|montant facture)$/,
  ],
  ['secondAmount', false, /^(?:usd\$|usd|us\$|amount usd|montant usd)$/],
  [
    'counterparty',
    false,
    /^(?:contrepartie|nom (?:de la |du |de )?(?:contrepartie|tiers|beneficiaire|marchand)|beneficiaire|beneficiary|tiers|counterparty(?: name)?|counter ?party|naam tegenpartij|tegenpartij|naam omschrijving|partner ?name|payee|supplierfound|marchand|merchant(?: name)?|nom contrepartie|emetteur|donneur d ordre|name of counterparty|nom destinataire|expediteur destinataire|vendor|commercant)$/,
  ],
  [
    'label',
    false,
    /^(?:libelles?(?: (?:simplifie|court|complet|de l|operation|de l operation|complet operation|long|de la transaction|du mouvement|ecriture).*)?|label|description(?: 1)?|descriptions|intitule|designation|nature(?: de l)? ?operation|nature|operations?|narration|narrative|transaction description|description (?:de la |de l )?(?:transaction|operation)|transaction details|details?(?: de la transaction)?|communication|motif|omschrijving|mededelingen|name|nom|particulars|libelle complet operation|ecriture|objet|payment details|reference and details|description \d)$/,
  ],
  [
    'memo',
    false,
    /^(?:memo|detail (?:de l )?(?:ecriture|operation)|libelle (?:detaille|complementaire|2)|informations? (?:complementaires?|supplementaires?)|description 2|sub ?description|sous description|commentaires?|comment|notes?|remarque|extended details|additional (?:info|information)|payment reference|reference (?:du|de) paiement|complement|note interne|message)$/,
  ],
  [
    'category',
    false,
    /^(?:categories?|category|category name|categorie (?:operation|de l operation|de transaction)|rubrique|spending category|merchant category)$/,
  ],
  [
    'type',
    false,
    /^(?:type(?: (?:d |de l |de |of )?(?:operation|transaction|paiement|payment))?|transaction|transaction ?type|payment ?type|type de transaction|mode de paiement|moyen de paiement|methode de paiement|payment method|code operation|mutatiesoort|activity type|transaction code)$/,
  ],
  [
    'reference',
    false,
    /^(?:references?|ref|reference (?:operation|de l operation|bancaire|number)|transaction ?id|(?:numero|num|no|n) ?(?:d |de l )?(?:operation|transaction|ecriture|reference)|reference de la transaction|identifiant de (?:la )?transaction|sequence|numero de reference|id transaction|id de transaction|operation id)$/,
  ],
]
