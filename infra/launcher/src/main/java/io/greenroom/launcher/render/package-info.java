/** One video from the command line: upload, submit, follow, download, check. Knows the gateway's API and nothing else. */
@NullMarked
package io.greenroom.launcher.render;

import org.jspecify.annotations.NullMarked;
