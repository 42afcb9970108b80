import pytest

from enjeu.reading.phrases import Reason, stock_phrase


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lire aussi : La Turquie négocie", Reason.RELATED),
        ("À lire également", Reason.RELATED),
        (">> À lire aussi : Kiev attend", Reason.RELATED),
        ("Abonnez-vous", Reason.SUBSCRIPTION),
        ("Article réservé aux abonnés", Reason.SUBSCRIPTION),
        ("Déjà abonné ? Se connecter", Reason.SUBSCRIPTION),
        ("Partager sur Facebook", Reason.SHARING),
        ("Facebook Twitter WhatsApp", Reason.SHARING),
        ("Suivez-nous sur Instagram", Reason.SHARING),
        ("PUBLICITÉ", Reason.ADVERTISING),
        ("La suite après cette publicité", Reason.ADVERTISING),
        ("Temps de lecture : 3 min", Reason.TIMESTAMP),
        ("S'inscrire", Reason.NEWSLETTER),
        ("Nous utilisons des cookies pour améliorer votre expérience.", Reason.COOKIES),
        ("Continuer sans accepter", Reason.COOKIES),
        ("© 2023 AFP", Reason.COPYRIGHT),
        ("Tous droits réservés.", Reason.COPYRIGHT),
        ("Tous droits de reproduction et de représentation réservés © 2024", Reason.COPYRIGHT),
        ("Toute reproduction, même partielle, est interdite sans autorisation.", Reason.COPYRIGHT),
        ("Toute utilisation strictement interdite", Reason.COPYRIGHT),
        ("De nos envoyés spéciaux à Kiev, Jean Dupont et Anne Martin", Reason.BYLINE),
        ("Retour en haut", Reason.NAVIGATION),
        ("Le Figaro avec AFP", Reason.BYLINE),
        ("(avec AFP)", Reason.BYLINE),
        ("La rédaction avec l’AFP et Reuters", Reason.BYLINE),
        ("À partir de 5 € par mois", Reason.SUBSCRIPTION),
        ("1 € le premier mois, puis 9,99 € par mois", Reason.SUBSCRIPTION),
        ("Pour en savoir plus : consultez notre dossier.", Reason.RELATED),
        ("Mots-clés : Russie, Ukraine", Reason.TAGS),
        ("3 commentaires", Reason.COMMENTS),
        ("Écouter l’article", Reason.PLAYER),
    ],
)
def test_stock_phrases_are_known_by_family(line: str, reason: Reason) -> None:
    assert stock_phrase(line) is reason


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi vite n’est pas donné à tout le monde.",
        "Partager le pouvoir est la seule issue, dit le ministre.",
        "Les abonnés de l’opérateur ont perdu leurs données.",
        "La publicité pour l’alcool sera interdite dès janvier.",
        "Le site utilise des cookies sans consentement, accuse la Cnil.",
        "Abonnez-vous et taisez-vous, semble dire le groupe à ses clients.",
        "Commentaires et critiques ont fusé dès lundi.",
        "Retour en Ukraine",
        "Réactions",
        "À voir les deux dirigeants, l’accord est proche.",
        "Recevez-moi, a demandé le chef rebelle au président.",
        "Suivez l’argent, disait l’enquêteur.",
        "Nous avons besoin de vous, a lancé le maire à la foule.",
        "Écouter la rue ne suffit pas",
        "- 150 € nets par mois",
        "10 € de prime de panier par semaine",
        "500 € de prime par an",
        "L'Italie rompt avec TASS",
        "La fusion de Getty avec Shutterstock",
        "Accord Getty avec Shutterstock",
    ],
)
def test_sentences_and_headings_with_the_same_words_are_no_stock_phrases(line: str) -> None:
    assert stock_phrase(line) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "S'abonner à un journal, c'est défendre la liberté.",
        "Les commentaires sont fermés à la mairie de Nice depuis mardi.",
        "Copyright ou droit d'auteur, la question divise les éditeurs.",
        "© est le symbole que les juges ont examiné.",
        "Tous les droits sont réservés aux actionnaires, a rappelé le ministre.",
        "Tous les droits des femmes ont été réservés à plus tard, dit-elle.",
        "Toute représentation du prophète est interdite par l'islam, rappelle l'imam.",
        "Toute utilisation du téléphone est interdite à l'école, a dit le ministre.",
        "Les informations du ministère resteront secrètes et les droits réservés aux chercheurs, a-t-il dit.",
        "Toute utilisation d'images par la direction devra désormais recevoir une autorisation du comité social.",
        "Thèmes : salaires, retraites et temps de travail sont au menu de la réunion de jeudi.",
        "Catégories : les cadres obtiennent 3 %, les ouvriers 2 %, et les apprentis rien du tout.",
        "Pour en savoir plus : les salariés ont écrit au ministre, qui leur a promis une réponse.",
        "De notre envoyé spécial à Kiev, il dit avoir reçu des preuves.",
    ],
)
def test_a_sentence_that_opens_like_a_notice_is_none(sentence: str) -> None:
    assert stock_phrase(sentence) is None
    assert stock_phrase(sentence, edge=True) is None
