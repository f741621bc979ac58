/** One video from the command line: upload, submit, follow, download, check. */
@NullMarked
package io.greenroom.launcher.render;

import org.jspecify.annotations.NullMarked;
