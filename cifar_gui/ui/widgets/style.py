"""The style sheet; ``@token@`` stands for a colour of the theme."""

STYLE = """
* { outline: 0; }
QMainWindow, #tabs, #statusbar { background: @window@; }
QWidget { color: @text@; font-size: 13px; }
QToolTip { background: @surface@; color: @text@; border: 1px solid @border@; padding: 4px 6px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
#toolbar { background: @surface@; border-bottom: 1px solid @border@; }
#tabs { border-bottom: 1px solid @border@; }
#statusbar { border-top: 1px solid @border@; }
#statusbar QLabel { color: @text2@; font-size: 12px; }
#statusbar QLabel[kind="ready"] { color: @success@; }
#statusbar QLabel[kind="error"], #statusbar QLabel[kind="unfit"],
#statusbar QLabel[kind="refused"] { color: @error@; }
#statusbar QLabel[kind="paused"] { color: @warning@; }
#controls { background: @surface@; border-right: 1px solid @border@; }
#stage { background: @stage@; }
#strip { background: @surface@; border-top: 1px solid @border@; }
#strip[kind="error"] { background: @error_soft@; border-top: 1px solid @error_line@; }
#companion { background: @surface@; border-left: 1px solid @border@; }
#footer { background: @surface@; border-top: 1px solid @border@; }
#busy { background: @accent@; border: 0; }
#banner { background: @warning_soft@; border-bottom: 1px solid @border@; }
#banner[kind="error"] { background: @error_soft@; }
#banner[kind="info"] { background: @soft@; }

QPushButton[role="lesson"] { background: transparent; border: 0; border-bottom: 3px solid transparent; border-radius: 0;
    padding: 0 12px; color: @text3@; min-height: 37px; font-size: 13px; }
QPushButton[role="lesson"]:hover { color: @text@; background: @hover@; }
QPushButton[role="lesson"]:checked { color: @text@; background: @surface@; border-bottom: 3px solid @accent@;
    font-weight: 600; }
QPushButton[role="lesson"][ring="true"]:focus { border: 2px solid @accent@; border-bottom: 3px solid @accent@; }
QPushButton[role="tab"] { background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0;
    padding: 0 8px; color: @text3@; min-height: 42px; }
QPushButton[role="tab"][close="true"] { padding: 0 3px; }
QPushButton[role="tab"]:hover { color: @text@; }
QPushButton[role="tab"]:checked { color: @text@; border-bottom: 2px solid @accent@; font-weight: 600; }
QPushButton[role="tab"][ring="true"]:focus { border: 2px solid @accent@; border-radius: 6px; padding: 0 6px; min-height: 40px; }
QPushButton[role="tab"][close="true"][ring="true"]:focus { padding: 0 1px; }
QPushButton[role="tab"]:checked[ring="true"]:focus { border-bottom: 4px solid @accent@; min-height: 38px; }

QLabel[role="title"] { font-size: 16px; font-weight: 600; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
QLabel[role="emphasis"] { font-weight: 600; }
QLabel[role="section"] { color: @text2@; font-size: 12px; font-weight: 600; }
QLabel[role="caption"] { color: @text3@; font-size: 12px; }
QLabel[role="mono"] { font-family: @mono-family@; }
QLabel[role="mono-caption"] { font-family: @mono-family@; color: @text3@; font-size: 12px; }
QLabel[role="value"] { font-size: 24px; font-weight: 700; }
QLabel[role="result"] { font-size: 42px; font-weight: 700; color: @accent@; }
QLabel[role="result"]:disabled, QLabel[role="emphasis"]:disabled, QLabel[role="value"]:disabled,
QLabel[role="mono-caption"]:disabled, QPlainTextEdit:disabled { color: @strong@; }
QLabel[role="error"] { color: @error@; font-size: 12px; }
QLabel[role="score"] { color: @success@; font-weight: 600; }
QLabel[role="prompt"] { font-weight: 600; }
QFrame[role="verdict"] { background: @success_soft@; border-radius: 8px; }
QFrame[role="verdict"][kind="wrong"] { background: @error_soft@; }
QLabel[role="chip"] { font-family: @mono-family@; background: @soft@; color: @accent@; border-radius: 12px;
    padding: 3px 10px; }
QLabel[role="name"] { font-family: @mono-family@; color: @text@; }
QLabel[role="name"][fault="true"] { color: @error@; }
QLabel[role="dot"] { background: @accent@; border-radius: 3px; }

QPushButton { background: @surface@; border: 1px solid @strong@; border-radius: 6px; padding: 0 12px; min-height: 28px;
    color: @text@; }
QPushButton:hover { background: @hover@; }
QPushButton:disabled { color: @strong@; border-color: @border@; }
QPushButton[ring="true"]:focus { border: 2px solid @accent@; padding: 0 11px; min-height: 26px; }
QPushButton[role="primary"] { background: @accent@; border: 1px solid @accent@; color: @on_accent@; font-weight: 600; }
QPushButton[role="primary"]:disabled { background: @sunken@; border-color: @border@; color: @strong@; }
QPushButton[role="primary"][ring="true"]:focus { border: 2px solid @text@; }
QPushButton[role="quiet"] { border: 1px solid transparent; background: transparent; }
QPushButton[role="quiet"]:hover { background: @hover@; }
QPushButton[role="quiet"][ring="true"]:focus { border: 2px solid @accent@; }
QPushButton[role="handle"] { background: transparent; border: 0; border-radius: 0; color: @text2@; min-height: 26px;
    font-size: 12px; }
QLabel[role="cell-fault"] { background: @error_soft@; color: @error@; border: 1px solid @error_line@; border-radius: 6px;
    padding: 4px 8px; }
QPushButton[role="fold"] { background: transparent; border: 0; border-radius: 6px; color: @text@; min-height: 26px;
    padding: 0 6px 0 2px; text-align: left; font-size: 13px; font-weight: 600; }
QPushButton[role="fold-section"] { background: transparent; border: 0; border-radius: 6px; color: @text2@; min-height: 24px;
    padding: 0 6px 0 0; text-align: left; font-size: 12px; font-weight: 600; }
QPushButton[role="fold"]:hover, QPushButton[role="fold-section"]:hover { background: @hover@; }
QPushButton[role="fold-section"][ring="true"]:focus { border: 2px solid @accent@; padding: 0 4px 0 0; min-height: 20px; }
QPushButton[role="fold"][ring="true"]:focus { border: 2px solid @accent@; padding: 0 4px 0 0; min-height: 22px; }
QPushButton[role="handle"][fault="true"] { color: @error@; background: @error_soft@; }
QPushButton[role="handle"]:hover { background: @hover@; color: @text@; }
QPushButton[role="handle"][ring="true"]:focus { border: 2px solid @accent@; min-height: 22px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; min-width: 26px;
    min-height: 26px; }
QToolButton:hover { background: @hover@; }
QToolButton[ring="true"]:focus { border: 2px solid @accent@; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QComboBox, QAbstractSpinBox { background: @surface@; border: 1px solid @strong@; border-radius: 6px;
    min-height: 26px; padding: 0 6px; selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit[role="number"] { font-family: @mono-family@; padding: 0 2px; }
QLineEdit:focus, QComboBox[ring="true"]:focus { border: 2px solid @accent@; padding: 0 5px; min-height: 24px; }
QLineEdit[role="number"]:focus { padding: 0 1px; }
QLineEdit[fault="true"], QComboBox[fault="true"] { border: 2px solid @error@; color: @error@; background: @error_soft@; }
QLineEdit[readOnly="true"] { background: @sunken@; border-color: @sunken@; color: @text3@; }
QLineEdit:disabled, QComboBox:disabled { background: @sunken@; border-color: @border@; color: @text3@; }
QComboBox { padding-right: 4px; }
QComboBox::drop-down { border: 0; width: 18px; }
QComboBox QAbstractItemView { background: @surface@; border: 1px solid @strong@; selection-background-color: @soft@;
    selection-color: @text@; padding: 2px; }
QFrame[role="card"] { background: @surface@; border: 1px solid @border@; border-radius: 8px; }
QFrame[role="card"][selected="true"] { border: 2px solid @accent@; }
QFrame[role="welcome"] { background: @surface@; border: 1px solid @soft_line@; border-radius: 12px; }
QFrame[role="sunken"] { background: @sunken@; border-radius: 7px; }
QFrame[role="rule"] { background: @border@; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="soft"] { background: @soft@; border-radius: 6px; }
#segmented { background: @sunken@; border-radius: 7px; }
#segmented QPushButton { border: 1px solid transparent; background: transparent; border-radius: 6px; min-height: 22px;
    padding: 0 8px; color: @text3@; }
#segmented QPushButton:checked { background: @surface@; border: 1px solid @strong@; color: @text@; font-weight: 600; }
#segmented QPushButton[ring="true"]:focus { border: 2px solid @accent@; min-height: 20px; padding: 0 7px; }
#segmented QPushButton:disabled { color: @strong@; }
QRadioButton, QCheckBox { spacing: 8px; }
QRadioButton[ring="true"]:focus, QCheckBox[ring="true"]:focus { color: @accent@; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @strong@; border-radius: 8px;
    background: @surface@; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent@; border-radius: 8px;
    background: @on_accent@; }
QTextBrowser, QPlainTextEdit, QTextEdit { background: @surface@; border: 0; selection-background-color: @accent@;
    selection-color: @on_accent@; }
QPlainTextEdit[role="code"] { background: @stage@; font-family: @mono-family@; font-size: 12px; }
QPlainTextEdit[role="message"] { background: transparent; border: 1px solid @error_line@; border-radius: 6px;
    font-family: @mono-family@; color: @error@; font-size: 12px; }
QProgressBar { background: @sunken@; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QListWidget { background: @surface@; border: 1px solid @border@; border-radius: 6px; }
QListWidget::item { border-left: 3px solid transparent; padding-left: 2px; }
QListWidget::item:hover { background: @hover@; }
QListWidget::item:selected { background: @soft@; color: @text@; border-left: 3px solid @accent@; }
QSlider::groove:horizontal { background: @border@; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent@; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: #FFFFFF; border: 3px solid @accent@; width: 10px; height: 10px; margin: -6px 0;
    border-radius: 8px; }
QSlider::handle:horizontal:hover { background: @soft@; }
QSlider[ring="true"]::handle:horizontal { border: 3px solid @text@; }
QSlider::sub-page:horizontal:disabled { background: @border@; }
QSlider::handle:horizontal:disabled { border: 3px solid @strong@; background: @surface@; }
QMenu { background: @surface@; border: 1px solid @strong@; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @soft@; }
QMenu::item:disabled { color: @strong@; }
QMenu::indicator { width: 12px; height: 12px; margin-left: 6px; border: 1px solid @strong@; border-radius: 3px; }
QMenu::indicator:checked { background: @accent@; border: 1px solid @accent@; }
QMenu::separator { height: 1px; background: @border@; margin: 4px 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @strong@; border-radius: 3px; min-height: 24px; min-width: 24px; margin: 2px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
