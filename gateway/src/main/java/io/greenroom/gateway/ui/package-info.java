/** Serves the exported web pages from the classpath, on the port of the API. */
@NullMarked
package io.greenroom.gateway.ui;

import org.jspecify.annotations.NullMarked;
