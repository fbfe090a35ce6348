/// The vocabulary of everything that is shown: a card, its texts, their spans and the tone. Cards are stored
/// as JSON and read by later versions: components are added, never renamed. Makes foreign text legible.
@NullMarked
package dev.slipway.view.card;

import org.jspecify.annotations.NullMarked;
