"""What leaves the portal to be printed, signed and filed: protocols, lists, invitations, workbooks."""
