/** Programs that make a talking video of two files, behind one port that knows neither broker nor store. */
@NullMarked
package io.greenroom.render.engine;

import org.jspecify.annotations.NullMarked;
