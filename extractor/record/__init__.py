"""Doc to InspectionRecord: coreference, participants, figures, and the inspection itself."""
