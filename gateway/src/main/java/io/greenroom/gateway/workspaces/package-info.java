/** Workspaces: whose things are whose, and how much each may have. */
@NullMarked
package io.greenroom.gateway.workspaces;

import org.jspecify.annotations.NullMarked;
