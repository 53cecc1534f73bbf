/** Names as French offices meet them: accents, apostrophes, particles, compounds. Drawn by lot, they are nobody's. */
import { type Lot, pick } from './world-lot.ts'

export function drawName(lot: Lot): { given: string; family: string } {
  const given = pick(lot, givenNames)
  const family = pick(lot, familyNames)
  return {
    given: lot() < 0.08 ? `${pick(lot, firstHalves)}-${pick(lot, secondHalves)}` : given,
    family: lot() < 0.12 ? `${family}-${pick(lot, familyNames)}` : family,
  }
}

const words = (text: string): readonly string[] => text.trim().split(/,\s*/)

const firstHalves = words('Jean, Anne, Marie, Pierre, Louis, Rose, Paul, Claire')
const secondHalves = words('Maëlle, Noël, Élise, Loup, Hélène, André, Lou, Gaëtan, Agnès, Michel, Aimée, Yves')

const givenNames = words(`Abel, Adèle, Agathe, Aïcha, Alban, Aliénor, Amélie, Anaïs, Anouk, Antonin, Apolline, Armel,
Aurèle, Bastien, Bérénice, Blanche, Brieuc, Camille, Capucine, Cécile, Céleste, Chloé, Clémence, Clément, Colin,
Corentin, Côme, Damien, Daphné, Diane, Édith, Éléonore, Élie, Éloïse, Émile, Enora, Estelle, Eudes, Fanny, Faustine,
Félicité, Félix, Flavie, Florian, Françoise, Gaël, Garance, Gaspard, Geneviève, Gildas, Goulven, Guénolé, Gwenaëlle,
Hélène, Héloïse, Hugo, Inès, Iris, Jérémie, Joséphine, Judicaël, Karim, Katell, Laëtitia, Lancelot, Léonie, Léopold,
Loïc, Lucie, Ludivine, Maël, Maëlys, Malo, Mathéo, Maïwenn, Mehdi, Mélanie, Morgane, Nadia, Naël, Nathanaël, Noé,
Nolwenn, Océane, Octave, Olympe, Pénélope, Perrine, Philomène, Quitterie, Raphaël, Rémi, Romane, Ronan, Roxane, Sabine,
Salomé, Séverin, Sidonie, Solène, Soizic, Stéphane, Tanguy, Thaïs, Théodore, Timothée, Titouan, Tristan, Ulysse, Urielle,
Valère, Victoire, Violaine, Wassim, Xavière, Yaël, Yann, Yasmine, Yoann, Zacharie, Zélie, Zoé`)

const familyNames =
  words(`Abgrall, Allain, Amblard, d’Argent, Aubrée, d’Aubépine, Auffret, Babin, Barreau, Bâtard, Bégin,
Béranger, Berthelot, Besançon, Bièvre, Bizeul, Blanchet, Boëdec, Boisgontier, Bouâlem, Bourgoin, Brébant, Briçonnet,
Cadiou, Caërou, Chaillou, Chauvelot, Chênebeau, Clavière, Cœurderoy, Coëtmeur, Corbière, Coulombel, Crépin, Daguenet,
Daniélou, Daumière, Delaître, Desgranges, Desnoës, Dréan, Dubreuil, Duchêne, Dufrêne, Dugué, Durocher, Échard, Éveillard,
Fauchère, Ferré, Fouchécourt, Fougeray, Fréhel, Gaborit, Gâtineau, Gégout, Gicquel, Giraudet, Goasdoué, Gouëllo, Grésillon,
Guéguen, Guéroult, Guihéneuf, Guivarc’h, Hautbois, Hédé, Hénaff, Hervouët, Houël, Huchet, Jaouën, Joncour, Jouannic,
Kérautret, Kervella, Labbé, Lachaîne, de La Brière, Lagadec, Lanoë, Lardière, Le Bihan, Le Bœuf, Le Dantec, Le Floc’h,
Le Guellec, Le Maître, Lefèvre, Legrève, Lemaçon, Lépinay, L’Hermitte, L’Hostis, Loiseau, Lozac’h, Mabillais, Maçon,
Mahé, Malgorn, Marzin, Maugère, Ménager, Menguy, Mérour, Moëlo, Montfrêne, Morvan, Nédélec, Nicolazo, Noblet, Noël,
Ollivier, Orain, d’Orgeval, Paboeuf, Pâris, Pasquier, Pédron, Pellé, Pénicaud, Pérès, Perrigault, Philibert, Piquée,
Plantard, Ploquin, Prigent, Quéffelec, Quéméneur, Quiniou, Raoûl, Rébillard, Réhault, Renoir, Ribière, Rioual, Robichon,
Rocheteau, Rouxel, Ruellan, de Saint-Aubin, Salaün, Sécher, Séité, Sorin, Stéphan, Taburet, Tanguy, Thébault, Théodose,
Tréguier, Trévidic, Troadec, Uguen, Urvoas, Vaillant, Véron, Vigneau, Villedieu, Voisin, Yhuel, Yvinec, Zélande`)
