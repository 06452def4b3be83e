/** Regarder dans un fichier, sans l’envoyer. */
export const inspectFr = {
  title: 'Que contient ce fichier ?',
  description: 'Regardez dans un relevé, une facture ou une courbe d’électricité sans l’envoyer : la lecture se fait sur votre appareil.',
  lead: 'Choisissez un fichier : ce qu’il contient s’affiche ici. Il ne quitte pas votre appareil.',
  choose: 'Choisir des fichiers',
  orDrop: 'ou déposez-les sur cette page',
  proof: 'Vous pouvez couper le réseau après le premier fichier : la lecture continue de marcher.',
  found: 'Ce qui a été lu',
  unread: 'non lu',
  table:
    'C’est un tableau dont les colonnes ne se devinent pas. Dans un grenier, vous diriez une fois ce qu’est chaque colonne, et il serait lu.',
  noscript: 'Cette page lit le fichier sur votre appareil : il lui faut JavaScript. Sans lui, la même lecture existe en ligne de commande.',
  command: 'grenier inspect RELEVÉ.ofx',
  keep: 'Garder ces données sous clé',
  keepAbout: 'Dans un grenier, elles sont scellées, réunies, et répondent à vos questions.',
  island: {
    reading: 'Lecture en cours sur votre appareil…',
    read: 'Lecture terminée.',
    failed: 'Le lecteur n’a pas pu être chargé. Vérifiez le réseau, puis choisissez le fichier à nouveau.',
  },
  link: 'Voir ce que contient un fichier, sans l’envoyer',
}
