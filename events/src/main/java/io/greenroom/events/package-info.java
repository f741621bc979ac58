/** The wire: every message, where it travels, and its JSON. */
@NullMarked
package io.greenroom.events;

import org.jspecify.annotations.NullMarked;
