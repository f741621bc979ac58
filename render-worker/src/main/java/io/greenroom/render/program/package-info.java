/** How the program of an engine is run and listened to, whichever engine it is. */
@NullMarked
package io.greenroom.render.program;

import org.jspecify.annotations.NullMarked;
