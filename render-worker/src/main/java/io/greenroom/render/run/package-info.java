/** One run from inputs in the store to a verified result in the store, in steps with inputs and outputs of their own. */
@NullMarked
package io.greenroom.render.run;

import org.jspecify.annotations.NullMarked;
