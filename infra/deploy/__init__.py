"""Deploy: packs the code and brings the template to an emulator."""
