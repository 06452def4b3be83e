/** Sentences of the public pages, in French. `**strong**`, `` `code` `` and `[words](key)` are formed by `ui/rich.tsx`. */
import type { Lang } from '#routes'
import { bytes, count } from './format.ts'
import { of } from './typography.ts'

const lang: Lang = 'fr'

export const publicFr = {
  landing: {
    title: 'Grenier, vos données chez vous',
    description:
      'Reprenez vos données à votre banque, gardez-les sous clé, tirez-en des réponses. Logiciel libre, sans publicité ni pistage.',
    heading: 'Vos données sont votre récolte. Rentrez-les.',
    lead: 'Votre banque, votre fournisseur d’énergie, vos réseaux sociaux gardent vos données. Le self data, c’est les reprendre et les mettre sous clé, chez vous. Ensuite, elles travaillent pour vous.',
    create: 'Créer mon grenier',
    try: 'Essayer avec une personne inventée',
    note: 'Gratuit et libre. Ni publicité, ni pistage : le seul cookie est celui qui tient votre grenier ouvert.',
    picture: {
      label:
        'Un dessin. Aujourd’hui, les relevés de votre banque entrent au grenier par une seule porte, et des réponses en sortent pour vous. En chantier : l’énergie, la santé, les réseaux sociaux, et une part prêtée à vos conditions.',
      bank: 'votre banque',
      energy: 'énergie',
      health: 'santé',
      social: 'réseaux sociaux',
      answers: 'vos réponses',
      lent: ['une part prêtée,', 'à vos conditions'],
      today: 'aujourd’hui',
      soon: 'en chantier',
    },
    steps: {
      title: 'Un relevé de banque fait tout le chemin',
      lead: 'C’est ce qui marche aujourd’hui, du fichier à la réponse.',
      items: [
        {
          title: 'Déposez un fichier',
          text: 'Un relevé de banque, une facture, une courbe d’électricité, tels qu’on vous les donne. Le format est reconnu au contenu.',
        },
        {
          title: 'Il est lu à part, puis scellé',
          text: 'Ce qui n’a pas pu être lu est dit, ligne par ligne, et ce qu’il a fallu supposer aussi. Rien ne devient zéro.',
        },
        { title: 'Lisez la réponse', text: 'Votre budget, mois par mois. Chaque chiffre s’ouvre sur les opérations qui le composent.' },
      ],
      formats: 'Où trouver ces fichiers à votre banque',
    },
    worlds: {
      title: 'Quatre lieux, dont un est ouvert',
      lead: 'Grenier se construit par étapes. Voici où nous en sommes.',
      open: 'ouvert',
      building: 'en chantier',
      items: {
        attic: { name: 'Le grenier', text: 'Vos données scellées, réunies, lisibles : des réponses, pas des fichiers.' },
        counter: { name: 'Le guichet', text: 'Les organisations y rendront ce qu’elles détiennent, et demanderont avant de lire.' },
        granary: {
          name: 'Le pot commun',
          text: 'Théâtres et musées y mettront leurs billetteries en commun, sans que personne y soit reconnaissable.',
        },
        lookout: { name: 'La vigie', text: 'Des tests, des récits et des fiches pour comprendre ce que les données disent de nous.' },
      },
    },
    promises: {
      title: 'Ce que nous promettons, et ce que cela ne couvre pas',
      items: [
        {
          title: 'Vos données sont scellées.',
          text: 'Qui vole un disque, une sauvegarde ou la base de données ne peut pas lire ce qu’ils contiennent.',
          but: 'Pendant votre visite, elles sont ouvertes sur notre serveur.',
        },
        {
          title: 'Une lecture, une ligne.',
          text: 'Quand un service lit vos données, votre registre l’écrit avant : qui, pourquoi, quels champs.',
          but: 'Une ligne ne fait pas oublier ce qui a été lu.',
        },
        {
          title: 'Le calcul se refait chez vous.',
          text: 'La même réponse sort du même logiciel, sur votre ordinateur, réseau coupé.',
          but: 'Il faut savoir ouvrir un terminal.',
        },
      ],
      more: 'Lire les promesses et leurs limites',
    },
    doors: {
      title: 'Par quelle porte entrez-vous ?',
      items: {
        signUp: { who: 'Pour vous', text: 'Créez votre grenier avec une adresse et une phrase secrète.' },
        run: { who: 'Une organisation', text: 'Ville, mutuelle, association : ouvrez un Grenier pour votre public, en deux commandes.' },
        exercise: { who: 'Vous enseignez', text: 'Un exercice d’une demi-heure sur les relevés d’une personne inventée.' },
        promises: { who: 'Vous êtes journaliste', text: 'Ce qui est protégé, ce qui ne l’est pas, et comment le vérifier.' },
        commands: { who: 'Vous cherchez', text: 'Les formats lus, leurs limites, et la ligne de commande qui convertit sans serveur.' },
      },
    },
  },
  signUp: {
    title: 'Créer mon grenier',
    description: 'Créez un grenier avec une adresse e-mail et une phrase secrète.',
    lead: 'Une adresse pour vous retrouver, une phrase pour ouvrir. Rien d’autre n’est demandé.',
    emailHint: 'Elle sert à vous reconnaître. Nous ne vous écrirons pas.',
    passphraseHint: 'Au moins 12 caractères. Quatre ou cinq mots sans lien entre eux se retiennent bien.',
    again: 'La même phrase, encore une fois',
    submit: 'Créer mon grenier',
    loss: {
      title: 'Personne ne pourra la retrouver pour vous',
      text: 'Votre phrase secrète ouvre le coffre, et nous n’en gardons pas de copie. Un code de secours vous sera montré juste après : lui seul permet d’en choisir une autre. Si vous perdez les deux, ce que contient le grenier est perdu.',
    },
    already: 'Vous avez déjà un grenier ?',
    signIn: 'Ouvrez-le',
  },
  signIn: {
    title: 'Ouvrir mon grenier',
    description: 'Ouvrez votre grenier avec votre adresse et votre phrase secrète.',
    submit: 'Ouvrir',
    lost: 'Phrase oubliée ?',
    recover: 'Ouvrez avec votre code de secours',
    none: 'Pas encore de grenier ?',
    create: 'Créez le vôtre',
    demo: {
      title: 'Des personnes inventées',
      text: 'Cette installation sert à montrer. Ces greniers sont à tout le monde : n’y mettez rien à vous.',
      name: 'Personne',
      email: 'Adresse',
      passphrase: 'Phrase',
    },
  },
  recover: {
    title: 'Ouvrir avec mon code de secours',
    description: 'Phrase secrète oubliée : ouvrez votre grenier avec votre code de secours et choisissez une autre phrase.',
    lead: 'Votre phrase secrète est oubliée ? Le code que vous avez noté ouvre le grenier, et vous en choisissez une autre.',
    code: 'Code de secours',
    codeHint: 'Neuf groupes de quatre caractères. Majuscules, espaces et tirets ne comptent pas.',
    passphrase: 'Nouvelle phrase secrète',
    after: 'L’ancienne phrase n’ouvrira plus rien, et toutes vos autres visites seront closes. Un nouveau code vous sera montré.',
    submit: 'Ouvrir et changer de phrase',
    none: 'Ni phrase, ni code ? Nous ne pouvons pas ouvrir à votre place. Vous pouvez créer un grenier avec une autre adresse et reprendre vos relevés à votre banque.',
    signIn: 'Je me souviens de ma phrase',
  },
  try: {
    title: 'Essayer avec une personne inventée',
    description: 'Ouvrez le grenier d’une personne inventée, sans adresse ni inscription, ou téléchargez ses relevés.',
    lead: 'Un clic ouvre un grenier rien que pour vous, rempli de relevés inventés. Il est effacé dans les 24 heures. Aucune adresse n’est demandée.',
    open: (name: string) => `Ouvrir le grenier ${of(name)}`,
    files: (count: number) => `Ses ${count} relevés, à télécharger`,
    filesNote: 'Ces fichiers sont inventés, et vous pouvez les déposer vous-même dans un grenier vide.',
    none: {
      title: 'Aucune personne inventée ici',
      text: 'Cette installation n’en propose pas. Vous pouvez créer un grenier, et l’essayer avec un relevé à vous.',
    },
    exercise: {
      title: 'Un exercice pour la classe',
      lead: 'Une demi-heure, à deux devant un écran, à partir du collège. Rien à installer, aucune donnée d’élève.',
      steps: [
        'Ouvrez le grenier d’une personne ci-dessus, et allez à **Réponses**.',
        'Trouvez le mois où elle a le plus dépensé. Quel poste l’explique ?',
        'Ouvrez ce chiffre : de quelles opérations est-il fait ? En manque-t-il une, à votre avis ?',
        'Sans lire son nom : que savez-vous maintenant de sa vie, de ses habitudes, de ses semaines ?',
        'Allez au **Registre** : qui a lu quoi, et pourquoi est-ce écrit ?',
      ],
      end: 'À discuter : que dirait votre propre relevé de vous, et à qui accepteriez-vous d’en prêter un mois ?',
    },
  },
  promises: {
    title: 'Nos promesses',
    description: 'Ce que Grenier protège, ce qu’il ne protège pas, et comment le vérifier.',
    lead: 'Une promesse sans ses limites est une publicité. Voici les deux, et de quoi vérifier.',
    say: {
      title: 'Ce qui est protégé',
      text: [
        'Vos données sont scellées quand elles sont rangées.',
        'Nous ne gardons pas la clé qui les ouvre : elle vient avec vous, ou avec l’application que vous avez autorisée, et sert le temps de la demande.',
        'Qui vole nos disques, nos sauvegardes ou notre base de données ne peut pas lire ce qu’ils contiennent.',
      ],
    },
    not: {
      title: 'Ce qui ne l’est pas',
      text: [
        'Pendant que vous êtes connecté, notre serveur travaille sur vos données ouvertes. Si notre logiciel était modifié contre vous, il pourrait les lire à ce moment.',
        'Des traces peuvent rester un temps dans la mémoire de notre serveur, que cette promesse ne couvre pas.',
        'Une phrase secrète facile à deviner n’arrête pas longtemps un voleur : il peut en essayer beaucoup, même lentement.',
        'Les données rangées ne sont pas scellées contre les ordinateurs quantiques de demain.',
        'Une application garde ce qu’elle a lu.',
        'Une clé d’accès (passkey) nous envoie un secret à chaque ouverture, comme une phrase secrète : il sert à cette ouverture, et nous ne le gardons pas. Si votre appareil la copie chez son fabricant, qui entre chez lui à votre place peut ouvrir.',
        'Si vous perdez votre phrase secrète, vos clés d’accès et votre code de secours, les données sont perdues : vous pourrez les reprendre auprès des organisations.',
      ],
    },
    today:
      '**Aujourd’hui**, la phrase secrète, le code de secours et, si vous en ajoutez, vos clés d’accès ouvrent un grenier. Aucune application extérieure ne peut être autorisée : rien n’est donc prêté.',
    who: {
      title: 'Qui peut lire quoi',
      caption: 'Contre chacun, ce que les sceaux empêchent et ce qu’ils laissent voir.',
      person: 'Si…',
      protected: 'Protégé ?',
      rest: 'À savoir',
      yes: 'oui',
      no: 'non',
      rows: {
        thief: {
          who: 'on vole un disque, une sauvegarde ou la base',
          rest: 'Le contenu est illisible. Restent visibles : qu’un compte existe, sa langue, quand il a servi, combien d’importations et de lectures, des tailles arrondies. Si le secret de l’installation est volé avec, les adresses e-mail aussi.',
        },
        administrator: {
          who: 'un administrateur curieux regarde ce qui est rangé',
          rest: 'Il voit ce que voit un voleur, et votre adresse e-mail, que le secret de l’installation ouvre.',
        },
        away: {
          who: 'le serveur est malveillant, et vous êtes absent',
          rest: 'Ce qui est déjà rangé reste fermé. Il faudra attendre votre visite pour l’ouvrir. Il peut pourtant tout effacer, ou remettre tout le grenier dans un état ancien sans que cela se voie.',
        },
        present: {
          who: 'le serveur est malveillant, et vous êtes connecté',
          rest: 'Votre clé est là le temps de chaque demande. C’est pourquoi il compte de savoir qui fait tourner ce Grenier.',
        },
        memory: {
          who: 'on fouille la mémoire du serveur en marche',
          rest: 'Des traces peuvent y rester quelque temps après votre visite.',
        },
        later: {
          who: 'on copie aujourd’hui pour déchiffrer dans vingt ans',
          rest: 'Les sceaux d’aujourd’hui (X25519) ne résistent pas à un grand ordinateur quantique.',
        },
        lost: {
          who: 'vous perdez votre phrase secrète, votre code de secours et vos clés d’accès',
          rest: 'Les données sont perdues ici. Avec l’un d’eux, vous entrez. Les organisations les ont toujours.',
        },
      },
    },
    verify: {
      title: 'Comment le vérifier',
      items: [
        {
          title: 'Regardez ce que cette page charge',
          text: 'Ouvrez les outils de votre navigateur, onglet réseau : toutes les adresses sont celles de ce site.',
        },
        {
          title: 'Lisez votre registre',
          text: 'Chaque lecture de vos données par un service y a sa ligne, écrite avant la lecture. Importez, ouvrez une réponse, et regardez.',
        },
        {
          title: 'Effacez, et gardez la preuve',
          text: 'Dans **Réglages**, effacez votre grenier : tout de suite, ou après sept jours. Un certificat signé dit ce qui est parti. Les sauvegardes plus anciennes gardent leur copie scellée jusqu’à leur remplacement.',
        },
        {
          title: 'Refaites le calcul chez vous',
          text: 'Coupez le réseau, puis lancez `node bin/grenier.mjs run budget` sur votre relevé : la réponse est la même. [Comment faire](commands)',
        },
        {
          title: 'Lisez le code',
          text: 'Grenier est un logiciel libre (AGPL). Qui vous l’ouvre vous doit le code exact qu’il fait tourner : demandez-le. Les promesses de cette page y sont tenues par des tests.',
        },
      ],
    },
    missing: {
      title: 'Ce qui n’est pas encore là',
      text: 'Emporter tout votre grenier en un fichier. Tant que ce geste manque, ne faites pas de Grenier la seule copie de vos relevés.',
    },
  },
  formats: {
    title: 'Les formats lus',
    description: 'OFX, QIF et CAMT : ce que sont ces fichiers, où votre banque les cache, en France et au Québec, et leurs limites.',
    lead: 'Ces trois formats de relevés bancaires disent le plus de choses. Tous les fichiers sont reconnus à leur contenu : l’extension ne compte pas.',
    also: {
      title: 'Ce qui est lu aussi',
      text: 'Les archives ZIP sont ouvertes : chaque fichier y est lu comme s’il était seul. Ce qui reste incertain est dit, ligne par ligne.',
    },
    best: 'Si vous avez le choix : OFX d’abord, CAMT ensuite, QIF en dernier.',
    what: 'Ce que c’est',
    limits: 'Ses limites',
    items: [
      {
        id: 'ofx',
        name: 'OFX',
        files: 'fichiers .ofx et .qfx, parfois appelés « Money »',
        what: 'Le format d’échange des logiciels de comptes depuis 1997. Il nomme le compte, la monnaie, et donne à chaque opération un numéro.',
        limits: 'Les relevés de titres et de placements ne sont pas lus. Les libellés sont souvent coupés par la banque.',
      },
      {
        id: 'qif',
        name: 'QIF',
        files: 'fichiers .qif, souvent appelés « Quicken »',
        what: 'Un format texte des années 1980, encore proposé par beaucoup de banques.',
        limits:
          'Il ne nomme ni la monnaie ni toujours le compte, et n’écrit pas les dates partout dans le même ordre. Ce que nous supposons est toujours dit.',
      },
      {
        id: 'camt',
        name: 'CAMT',
        files: 'fichiers .xml, parfois nommés « camt.053 » ou « ISO 20022 »',
        what: 'La norme internationale des relevés, précise et complète. Les banques la donnent surtout aux entreprises et aux associations.',
        limits: 'Les opérations annoncées mais pas encore passées sont laissées de côté, et c’est dit.',
      },
    ],
    where: {
      title: 'Où votre banque les cache',
      lead: 'Les menus changent souvent, et le téléphone en montre moins que l’ordinateur. Voici les mots à chercher.',
      places: [
        {
          name: 'En France',
          text: [
            'Depuis un ordinateur, ouvrez le compte, puis cherchez **télécharger**, **exporter** ou **historique des opérations**.',
            'Choisissez la plus longue période offerte, puis le format **OFX**, **Money** ou **logiciel de comptes**.',
            'Pour une entreprise ou une association, cherchez **relevés électroniques** ou **camt.053** dans l’espace professionnel.',
          ],
        },
        {
          name: 'Au Québec',
          text: [
            'Depuis un ordinateur, ouvrez le compte, puis cherchez **télécharger les transactions** ou **exporter**. Chez Desjardins, le mot est **conciliation bancaire**.',
            'Choisissez **Money**, **Quicken (QFX)** ou **OFX**.',
            'La période offerte est souvent courte : revenez chaque mois. Les relevés qui se recouvrent ne comptent pas deux fois.',
          ],
        },
      ],
      right:
        'Votre banque n’en propose aucun ? Le droit à la portabilité vous permet de demander vos données dans un format lisible par une machine : article 20 du RGPD en Europe, article 27 de la loi sur la protection des renseignements personnels dans le secteur privé au Québec.',
    },
    not: {
      title: 'Ce qui n’est pas lu',
      text: 'Les PDF, les tableurs (CSV, Excel) et les captures d’écran ne sont pas lus aujourd’hui. Un fichier inconnu est refusé avec un mot d’explication, et rien de son contenu n’est gardé.',
      size: (file: number, upload: number, files: number) =>
        `Un fichier peut peser jusqu’à ${bytes(file, lang)}. Un envoi compte au plus ${count(files, lang)} fichiers et ${bytes(upload, lang)}.`,
    },
    commands: {
      title: 'Sans serveur, en ligne de commande',
      lead: 'Le même logiciel lit vos fichiers sur votre ordinateur. Rien n’est rangé, rien n’est envoyé.',
      items: [
        { command: 'node bin/grenier.mjs inspect releve.ofx', text: 'dit ce que contient un fichier, et ce qui n’a pas pu être lu' },
        { command: 'node bin/grenier.mjs convert releve.ofx', text: 'rend les opérations, une par ligne, en JSON' },
        { command: 'node bin/grenier.mjs convert releve.ofx --kind bank.transaction --to csv', text: 'les rend pour un tableur' },
        { command: 'node bin/grenier.mjs run budget releve.ofx --json', text: 'calcule le budget mois par mois' },
      ],
      result:
        'La même entrée, avec les mêmes options, donne toujours la même sortie : une conversion se cite et se refait. Quand un fichier ne nomme pas sa monnaie, dites-la : --currency CAD.',
    },
  },
  run: {
    title: 'Ouvrir un Grenier pour votre public',
    description: 'Deux commandes, une licence libre : ce qu’il faut pour faire tourner Grenier, ce qu’il promet, ce qui manque encore.',
    lead: 'Ville, mutuelle, association, bibliothèque : vous pouvez offrir un grenier à chacun, sur vos machines.',
    commands: {
      title: 'Deux commandes',
      look: 'Pour regarder, avec des personnes inventées, sur votre ordinateur :',
      lookCommand: 'npm start -- --demo',
      real: 'Pour de vrai, à votre adresse, la clé rangée loin des données :',
      realCommand: 'npm start -- --public-url https://grenier.example.org \\\n  --data /var/lib/grenier --secret-file /etc/grenier/secret',
      note: 'La première installe ce qui manque, puis écrit l’adresse à ouvrir. Les deux se lancent dans le dossier du code.',
    },
    needs: {
      title: 'Ce qu’il faut',
      items: [
        'Linux (où tout est essayé), macOS ou Windows, et **Node 18** ou plus récent : Grenier apporte la version qui lui convient.',
        '**Aucune base de données à installer** : SQLite est compris. PostgreSQL 15 ou plus récent si vous en avez une.',
        'Pour de vrai : un nom de domaine et HTTPS devant. La sauvegarde est comprise, sans rien arrêter : rangez-la ailleurs, et essayez-la.',
      ],
    },
    promises: {
      title: 'Ce qu’il promet',
      items: [
        'Un disque, une sauvegarde ou une base volés n’ouvrent aucun grenier. [Avec ses limites](promises)',
        'Ni nom, ni montant, ni adresse dans les journaux du serveur : un motif de page, un code, une durée.',
        'Aucun service extérieur, aucune police ni script venus d’ailleurs.',
        'Chaque fichier déposé est lu à part, dans un processus sans droits.',
      ],
    },
    licence: {
      title: 'La licence',
      text: 'Grenier est libre, sous AGPL, version 3 ou plus récente. Vous pouvez l’utiliser, le modifier et le redistribuer. Si vous l’ouvrez à d’autres, vous leur devez le code que vous faites tourner, vos modifications comprises.',
    },
    missing: {
      title: 'Ce qui n’est pas encore là',
      items: [
        'Le guichet, le pot commun et la vigie.',
        'Les clés d’accès, l’envoi d’e-mails.',
        'L’export d’un grenier par la personne elle-même.',
        'Plusieurs serveurs sur une même base : un seul pour le moment.',
        'Une commande de sauvegarde : arrêtez le serveur, copiez le dossier des données, et le secret dans un autre lieu.',
        'Derrière un relais HTTPS, reconnaître l’adresse de chacun : les limites d’essais y comptent tout le monde ensemble.',
      ],
      note: 'Nous vous déconseillons donc de l’ouvrir au public dès maintenant. Essayez-le, et dites ce qui manque.',
    },
  },
  problem: {
    request: 'Numéro de la demande',
    requestNote: 'À donner si vous demandez de l’aide : il ne dit rien de vous.',
    back: 'Revenir à l’accueil',
    home: 'Revenir à mon grenier',
    signIn: 'Ouvrir mon grenier',
    imports: 'Revenir aux importations',
    description: 'La page demandée n’a pas pu être montrée.',
    status: {
      400: {
        title: 'Cette demande n’a pas été comprise',
        text: 'Il manque quelque chose, ou une valeur n’a pas la forme attendue.',
        action: 'Revenez en arrière, vérifiez ce qui est rempli, et recommencez.',
      },
      401: {
        title: 'Votre grenier est fermé',
        text: 'Cette page demande votre phrase secrète. Votre visite a peut-être pris fin.',
        action: 'Ouvrez-le à nouveau.',
      },
      403: {
        title: 'Cette demande a été refusée',
        text: 'Elle semble venir d’un autre site que celui-ci, et nous préférons ne rien faire.',
        action: 'Ouvrez la page d’ici, et recommencez.',
      },
      404: {
        title: 'Rien à cette adresse',
        text: 'La page n’existe pas, ou ce qu’elle montrait a été retiré.',
        action: 'Vérifiez l’adresse, ou repartez de l’accueil.',
      },
      405: {
        title: 'Cette adresse ne répond pas ainsi',
        text: 'Elle existe, mais attend une autre sorte de demande.',
        action: 'Repartez de l’accueil.',
      },
      409: {
        title: 'Quelque chose a changé entre-temps',
        text: 'Ce que vous vouliez changer n’est plus dans le même état. Rien n’a été perdu.',
        action: 'Rechargez la page, et regardez où en sont les choses.',
      },
      413: {
        title: 'C’est trop lourd',
        text: 'L’envoi dépasse la limite. Rien n’en a été gardé.',
        action: 'Envoyez moins de fichiers à la fois, ou une période plus courte.',
      },
      415: {
        title: 'Cette sorte d’envoi n’est pas lue',
        text: 'La demande n’a pas la forme d’un formulaire de cette page.',
        action: 'Revenez à la page, et envoyez vos fichiers depuis son bouton.',
      },
      422: {
        title: 'Cette demande ne peut pas être suivie',
        text: 'Elle est bien écrite, mais une valeur n’est pas possible ici.',
        action: 'Revenez en arrière, et changez ce qui est rempli.',
      },
      429: {
        title: 'Un peu trop vite',
        text: 'Trop de demandes sont venues en peu de temps. C’est une protection contre ceux qui devinent les phrases secrètes.',
        action: 'Attendez une minute, puis recommencez.',
      },
      500: {
        title: 'Une erreur de notre côté',
        text: 'Quelque chose a échoué chez nous. Ce que vous aviez rangé n’a pas bougé.',
        action: 'Recommencez dans un moment. Si cela dure, donnez le numéro ci-dessous à qui fait tourner ce Grenier.',
      },
      503: {
        title: 'Grenier est occupé',
        text: 'Le serveur démarre, s’arrête, ou a trop à faire en ce moment.',
        action: 'Recommencez dans une minute.',
      },
    },
  },
}
