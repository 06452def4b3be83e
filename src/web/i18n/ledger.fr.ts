/** Words of the tools of the ledger: what is shown of it, and the proof that nothing of it was rewritten. In French. */
export const ledgerFr = {
  filter: 'Choisir ce qui s’affiche',
  what: 'Quelles lignes',
  sorts: {
    all: 'Toutes',
    reads: 'Lectures par d’autres',
    mine: 'Vos propres actes',
    away: 'Départs et arrivées',
  },
  since: 'Depuis le',
  until: 'Jusqu’au',
  show: 'Afficher',
  none: 'Aucune ligne ne répond à ce choix',
  everything: 'Tout afficher',
  older: 'Lignes plus anciennes',
  newest: 'Revenir aux plus récentes',
  proof: 'En garder la preuve',
  proofAbout:
    'Un registre gardé ici pourrait être réécrit ici. Pas celui que vous gardez chez vous : gardez un repère signé, et comparez plus tard.',
  checkpoint: 'Télécharger le repère',
  checkpointAbout: 'Quelques lignes : le nombre d’entrées, une empreinte, la date, notre signature. Rien sur vous.',
  file: 'Télécharger le registre',
  fileAbout: 'Toutes les lignes, à lire ou à confier. Aucune de vos données, seulement qui, quoi, quand et pourquoi.',
  offline: 'Pour vérifier sans nous, sans connexion :',
  compare: 'Comparer avec ce que vous avez gardé',
  kept: 'Repère ou registre gardé',
  keptHint: 'Un fichier de cette page, 64 Mo au plus. Il n’est pas conservé.',
  check: 'Comparer',
  checked: {
    same: (day: string): string => `Rien n’a changé : votre registre est celui du ${day}, mot pour mot.`,
    continued: (day: string, lines: number): string =>
      `Rien n’a été réécrit : votre registre continue celui du ${day}, avec ${lines === 1 ? 'une entrée de plus' : `${lines} entrées de plus`}.`,
    rewritten: (day: string): string => `Attention : ce que disait votre registre le ${day} a été réécrit depuis. Gardez ce fichier.`,
    shorter: (day: string): string => `Attention : il manque des entrées que votre registre avait le ${day}. Gardez ce fichier.`,
    other: (day: string): string =>
      `Ce fichier du ${day} n’est pas de ce registre, ou le début de votre registre a été réécrit. Gardez ce fichier.`,
    unreadable: 'Ce fichier n’est ni un repère ni un registre de Grenier.',
    changed: 'Ce fichier a été changé depuis qu’il a été signé : il ne prouve rien.',
    foreign: 'Ce fichier est signé par une autre plateforme.',
    none: 'Choisissez un fichier.',
  },
}
