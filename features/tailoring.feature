Feature: Tailoring
  The week follows what troubles the person most, what the person has at home, how much time
  there is and what the person likes. Safety comes first: wishes only choose among what is safe.

  Scenario Outline: A plain picture gets its own programme
    Given a person whose one trouble is "<trouble>"
    When the rules are run
    Then the triage is "plan"
    And every session follows "<programme>"
    And every hard limit of a week is kept

    Examples:
      | trouble   | programme           |
      | weak      | 000-myofascial-week |
      | spasm     | 001-spasm-week      |
      | stiffness | 002-eight-stretches |
      | neck      | 003-fascia-session  |
      | knots     | 004-self-release    |

  Scenario Outline: Stiffness gets each of the eight stretches on several days
    Given a person whose one trouble is "stiffness"
    When the rules are run
    Then "<stretch>" is in the week on at least 2 days

    Examples:
      | stretch                |
      | knee-to-chest          |
      | cobra                  |
      | side-torso-stretch     |
      | knee-to-chest-rotation |
      | cat-cow                |
      | forward-bend           |
      | lumbar-spine-stretch   |
      | bridge-hold            |

  Scenario: Stiffness gets strength and walks around its stretches
    Given a person whose one trouble is "stiffness"
    When the rules are run
    Then there is "strength" on at least 2 days
    And there is "walking" on at least 2 days
    And the advice names "part-of-the-whole"

  Scenario: A sore neck gets its short session with gentle days between
    Given a person whose one trouble is "neck"
    When the rules are run
    Then "ball-wall-upper-back" is in the week on at least 2 days
    And the days of "ball-wall-upper-back" are never next to each other
    And no exercise of the week asks for "neck_end_range"

  Scenario: Trigger points get self-release, and what a professional can offer
    Given a person whose one trouble is "knots"
    When the rules are run
    Then there is "release" on at least 2 days
    And there is "release" on at most 3 days
    And the advice names "hands-on-release, sports-massage, rolfing, pilates, effect-unclear"

  Scenario: Who takes blood thinners is not sent to a massage
    Given a person whose one trouble is "knots"
    And the person answers
      | question  | answer  |
      | medicines | thinner |
    When the rules are run
    Then there is no "release" in the week
    And the advice names "ask-before-massage"
    And the advice does not name "hands-on-release, sports-massage, rolfing"

  Scenario Outline: A mixed picture blends two programmes
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question       | answer  |
      | feels          | <feels> |
      | main_problem   | <most>  |
      | spasm          | <spasm> |
      | trigger_points | <knots> |
    When the rules are run
    Then the sessions follow "<programmes>"
    And every hard limit of a week is kept

    Examples:
      | trouble   | feels                | most      | spasm | knots     | programmes                            |
      | stiffness | stiff_morning, spasm | stiffness | often |           | 002-eight-stretches, 001-spasm-week   |
      | knots     | stiff_morning, knots | knots     |       | reproduce | 004-self-release, 002-eight-stretches |

  Scenario: A mild second trouble does not break up the week
    Given a person whose one trouble is "spasm"
    And the person answers
      | question     | answer       |
      | feels        | spasm, stiff |
      | main_problem | spasm        |
    When the rules are run
    Then every session follows "001-spasm-week"

  Scenario Outline: What the person likes comes more often
    Given a person whose one trouble is "<trouble>"
    And the week of this person is known
    And the person answers
      | question | answer   |
      | likes    | <liking> |
    When the rules are run
    Then the week has more "<kinds>" than before
    And every hard limit of a week is kept

    Examples:
      | trouble | liking     | kinds                   |
      | weak    | walking    | walking                 |
      | spasm   | relaxing   | breathing, ease         |
      | spasm   | stretching | stretch, mobility, yoga |

  Scenario: A liking never brings back what is unsafe
    Given a person whose one trouble is "knots"
    And the person answers
      | question  | answer       |
      | likes     | self_release |
      | illnesses | numb_skin    |
    When the rules are run
    Then these are out of the week: "pressure_self_release"
    And there is no "release" in the week

  Scenario Outline: Only what is at home is used
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question  | answer  |
      | equipment | <owned> |
    When the rules are run
    Then no exercise needs anything but "<owned>"
    And every hard limit of a week is kept

    Examples:
      | trouble | owned      |
      | knots   | ball       |
      | neck    | band, step |

  Scenario Outline: Who has nothing at home needs nothing
    Given a person whose one trouble is "<trouble>"
    And the person says nothing about "equipment"
    When the rules are run
    Then no exercise needs anything but "none"
    And every hard limit of a week is kept

    Examples:
      | trouble |
      | weak    |
      | knots   |

  Scenario Outline: The sessions fit the minutes and the days
    Given a person whose one trouble is "weak"
    And the person answers
      | question      | answer    |
      | minutes_a_day | <minutes> |
      | days_a_week   | <days>    |
    When the rules are run
    Then no session is longer than <minutes> minutes
    And there are <days> sessions
    And there is "walking" on at least 1 days

    Examples:
      | minutes | days |
      | 10      | 7    |
      | 10      | 1    |
      | 15      | 3    |
      | 30      | 5    |
      | 90      | 7    |

  Scenario Outline: Who cannot get down to the floor exercises on a chair and at the wall
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question | answer |
      | floor    | no     |
    When the rules are run
    Then the triage is "plan"
    And no exercise of the week asks for "floor_transfer"
    And no exercise of the week asks for "kneeling"

    Examples:
      | trouble   |
      | weak      |
      | spasm     |
      | stiffness |
      | knots     |

  Scenario: Who is worried about moving is told why moving is safe, and starts small
    Given a person whose one trouble is "spasm"
    And the person answers
      | question | answer |
      | worried  | yes    |
    When the rules are run
    Then the triage is "plan"
    And the advice names "fear-and-hurt"
    And no session has more than 4 exercises

  Scenario: Who is asked every danger list and denies all is told that it is rarely dangerous
    Given a person with two weeks of simple low back pain
    When the rules are run
    Then the triage is "plan"
    And the advice names "usually-not-serious"

  Scenario Outline: Who names anything in a danger list is not told that it is rarely dangerous
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | where      | <where>  |
      | <question> | <answer> |
    When the rules are run
    Then there is a week
    And the advice does not name "usually-not-serious"

    Examples:
      | says                         | where          | question         | answer        |
      | stable heart disease         | low_back       | heart_conditions | heart_disease |
      | a headache, as usual         | low_back       | head_more        | usual         |
      | pain on one side of the neck | low_back, neck | neck_more        | one_sided     |
      | dizzy, and a doctor knows it | low_back       | dizzy_more       | known         |
      | an old leak                  | low_back       | saddle_signs     | saddle_old    |
      | one fall in the last year    | low_back       | balance          | one_fall      |
      | a fall long ago              | low_back       | onset            | low_fall      |
