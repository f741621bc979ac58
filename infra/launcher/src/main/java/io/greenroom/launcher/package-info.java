/** The commands of ./greenroom: each reads its options and uses the stack or renders. */
@NullMarked
package io.greenroom.launcher;

import org.jspecify.annotations.NullMarked;
