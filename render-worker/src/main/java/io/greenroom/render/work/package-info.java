/** The work loops: one task at a time from the broker, orders obeyed, signs of life, an orderly end. */
@NullMarked
package io.greenroom.render.work;

import org.jspecify.annotations.NullMarked;
