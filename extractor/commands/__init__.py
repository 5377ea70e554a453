"""The commands of `kiemtra` that stand in files of their own, and what all commands share."""
